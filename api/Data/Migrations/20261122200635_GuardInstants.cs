using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>An instant out of all calendars, or a holiday without a name, would stop every copy of the homes from being read.</summary>
    public partial class GuardInstants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddCheckConstraint(
                name: "ck_homes_suspended_from",
                table: "homes",
                sql: "suspended_from between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_homes_suspended_until",
                table: "homes",
                sql: "suspended_until between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_home_services_verified_at",
                table: "home_services",
                sql: "verified_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_home_alerts_since",
                table: "home_alerts",
                sql: "since between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_holiday_dates_name",
                table: "holiday_dates",
                sql: "btrim(name) <> ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_homes_suspended_from",
                table: "homes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_homes_suspended_until",
                table: "homes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_home_services_verified_at",
                table: "home_services");

            migrationBuilder.DropCheckConstraint(
                name: "ck_home_alerts_since",
                table: "home_alerts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_holiday_dates_name",
                table: "holiday_dates");
        }
    }
}

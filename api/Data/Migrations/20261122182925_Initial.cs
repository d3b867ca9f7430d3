using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "activity_kinds",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_kinds", x => x.code);
                    table.CheckConstraint("ck_activity_kinds_code", "code ~ '^[a-z][a-z0-9_]*$'");
                });

            migrationBuilder.CreateTable(
                name: "areas",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    short_name = table.Column<string>(type: "text", nullable: false),
                    signature_name = table.Column<string>(type: "text", nullable: false),
                    aliases = table.Column<List<string>>(type: "text[]", nullable: false),
                    boundary = table.Column<MultiPolygon>(type: "geometry(MultiPolygon,4326)", nullable: true),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.code);
                    table.CheckConstraint("ck_areas_code", "code ~ '^[0-9]{6}$'");
                });

            migrationBuilder.CreateTable(
                name: "holiday_years",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday_years", x => x.year);
                    table.CheckConstraint("ck_holiday_years_year", "year between 2020 and 2100");
                });

            migrationBuilder.CreateTable(
                name: "host_positions",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host_positions", x => x.code);
                    table.CheckConstraint("ck_host_positions_code", "code ~ '^[a-z][a-z0-9_]*$'");
                });

            migrationBuilder.CreateTable(
                name: "served_groups",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_served_groups", x => x.code);
                    table.CheckConstraint("ck_served_groups_code", "code ~ '^[a-z][a-z0-9_]*$'");
                });

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services", x => x.id);
                    table.CheckConstraint("ck_services_category", "category in ('facility', 'service')");
                    table.CheckConstraint("ck_services_code", "code ~ '^[a-z][a-z0-9_]*$'");
                    table.CheckConstraint("ck_services_id", "id between 0 and 63");
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => x.code);
                    table.CheckConstraint("ck_settings_code", "code ~ '^[a-z][a-z0-9_]*$'");
                });

            migrationBuilder.CreateTable(
                name: "townships",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_townships", x => x.code);
                    table.CheckConstraint("ck_townships_code", "code ~ '^[0-9]{9}$'");
                    table.ForeignKey(
                        name: "fk_townships_areas_area_code",
                        column: x => x.area_code,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "zone_hosts",
                columns: table => new
                {
                    zone_code = table.Column<string>(type: "text", nullable: false),
                    host_code = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zone_hosts", x => new { x.zone_code, x.host_code });
                    table.CheckConstraint("ck_zone_hosts_differ", "zone_code <> host_code");
                    table.ForeignKey(
                        name: "fk_zone_hosts_areas_host_code",
                        column: x => x.host_code,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_zone_hosts_areas_zone_code",
                        column: x => x.zone_code,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holiday_dates",
                columns: table => new
                {
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_workday = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday_dates", x => x.date);
                    table.CheckConstraint("ck_holiday_dates_year", "extract(year from date) = year");
                    table.ForeignKey(
                        name: "fk_holiday_dates_holiday_years_year",
                        column: x => x.year,
                        principalTable: "holiday_years",
                        principalColumn: "year",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    aliases = table.Column<List<string>>(type: "text[]", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    parent_id = table.Column<int>(type: "integer", nullable: true),
                    area_code = table.Column<string>(type: "text", nullable: true),
                    township_code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unions", x => x.id);
                    table.CheckConstraint("ck_unions_area", "(area_code is not null) = (kind in ('county', 'town'))");
                    table.CheckConstraint("ck_unions_kind", "kind in ('city', 'county', 'system', 'direct', 'town')");
                    table.CheckConstraint("ck_unions_parent", "(kind = 'city') = (parent_id is null) and parent_id <> id");
                    table.ForeignKey(
                        name: "fk_unions_areas_area_code",
                        column: x => x.area_code,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unions_townships_township_code",
                        column: x => x.township_code,
                        principalTable: "townships",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unions_unions_parent_id",
                        column: x => x.parent_id,
                        principalTable: "unions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "homes",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code_assigned = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    location = table.Column<Point>(type: "geography(Point,4326)", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: false),
                    township_code = table.Column<string>(type: "text", nullable: true),
                    union_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    grade = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    form = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    host_position_code = table.Column<string>(type: "text", nullable: true),
                    setting_code = table.Column<string>(type: "text", nullable: true),
                    filing_no = table.Column<string>(type: "text", nullable: true),
                    coverage_radius_m = table.Column<int>(type: "integer", nullable: false),
                    hours = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    access = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    access_note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    responsible_body = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    suspended_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    suspended_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    suspension_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", rowVersion: true, nullable: false, defaultValue: 1L),
                    change_xid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homes", x => x.id);
                    table.CheckConstraint("ck_homes_access", "access in ('public', 'staff', 'code', 'card', 'face')");
                    table.CheckConstraint("ck_homes_capacity", "capacity between 1 and 100000");
                    table.CheckConstraint("ck_homes_code", "btrim(code) <> '' and char_length(code) <= 40");
                    table.CheckConstraint("ck_homes_coverage_radius", "coverage_radius_m between 50 and 50000");
                    table.CheckConstraint("ck_homes_form", "form in ('daily', 'periodic', 'flexible')");
                    table.CheckConstraint("ck_homes_grade", "grade in ('standard', 'demonstration')");
                    table.CheckConstraint("ck_homes_kind", "kind in ('home', 'station')");
                    table.CheckConstraint("ck_homes_level", "level in ('county', 'town')");
                    table.CheckConstraint("ck_homes_location", "coalesce(st_x(location::geometry) between -180 and 180 and st_y(location::geometry) between -90 and 90, false)");
                    table.CheckConstraint("ck_homes_name", "btrim(name) <> '' and char_length(name) <= 80");
                    table.CheckConstraint("ck_homes_sample", "not is_sample or (name like '（示例）%' and phone is null)");
                    table.CheckConstraint("ck_homes_status", "status in ('planned', 'open', 'suspended', 'closed')");
                    table.CheckConstraint("ck_homes_suspension", "(status = 'suspended') = (suspension_reason is not null) and (status = 'suspended') = (suspended_from is not null) and (suspended_until is null or suspended_until > suspended_from)");
                    table.ForeignKey(
                        name: "fk_homes_areas_area_code",
                        column: x => x.area_code,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_homes_host_positions_host_position_code",
                        column: x => x.host_position_code,
                        principalTable: "host_positions",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_homes_settings_setting_code",
                        column: x => x.setting_code,
                        principalTable: "settings",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_homes_townships_township_code",
                        column: x => x.township_code,
                        principalTable: "townships",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_homes_unions_union_id",
                        column: x => x.union_id,
                        principalTable: "unions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quotas",
                columns: table => new
                {
                    union_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    homes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotas", x => new { x.union_id, x.year, x.level });
                    table.CheckConstraint("ck_quotas_homes", "homes >= 0");
                    table.CheckConstraint("ck_quotas_level", "level in ('county', 'town')");
                    table.CheckConstraint("ck_quotas_year", "year between 2020 and 2100");
                    table.ForeignKey(
                        name: "fk_quotas_unions_union_id",
                        column: x => x.union_id,
                        principalTable: "unions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "home_alerts",
                columns: table => new
                {
                    home_id = table.Column<int>(type: "integer", nullable: false),
                    service_id = table.Column<short>(type: "smallint", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_alerts", x => new { x.home_id, x.service_id });
                    table.ForeignKey(
                        name: "fk_home_alerts_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_home_alerts_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "home_managers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    home_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    full_time = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_managers", x => x.id);
                    table.CheckConstraint("ck_home_managers_name", "btrim(name) <> '' and char_length(name) <= 40");
                    table.ForeignKey(
                        name: "fk_home_managers_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "home_services",
                columns: table => new
                {
                    home_id = table.Column<int>(type: "integer", nullable: false),
                    service_id = table.Column<short>(type: "smallint", nullable: false),
                    verified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_services", x => new { x.home_id, x.service_id });
                    table.ForeignKey(
                        name: "fk_home_services_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_home_services_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activity_kinds_name",
                table: "activity_kinds",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_areas_boundary",
                table: "areas",
                column: "boundary")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_areas_name",
                table: "areas",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_holiday_dates_year",
                table: "holiday_dates",
                column: "year");

            migrationBuilder.CreateIndex(
                name: "ix_home_alerts_service_id",
                table: "home_alerts",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_managers_home_id",
                table: "home_managers",
                column: "home_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_services_service_id",
                table: "home_services",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_homes_area_code",
                table: "homes",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_homes_change_xid",
                table: "homes",
                column: "change_xid");

            migrationBuilder.CreateIndex(
                name: "ix_homes_code",
                table: "homes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_homes_coverage_radius_m",
                table: "homes",
                column: "coverage_radius_m");

            migrationBuilder.CreateIndex(
                name: "ix_homes_filing_no",
                table: "homes",
                column: "filing_no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_homes_host_position_code",
                table: "homes",
                column: "host_position_code");

            migrationBuilder.CreateIndex(
                name: "ix_homes_location",
                table: "homes",
                column: "location")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_homes_name_address",
                table: "homes",
                columns: new[] { "name", "address" },
                unique: true,
                filter: "code_assigned");

            migrationBuilder.CreateIndex(
                name: "ix_homes_setting_code",
                table: "homes",
                column: "setting_code");

            migrationBuilder.CreateIndex(
                name: "ix_homes_township_code",
                table: "homes",
                column: "township_code");

            migrationBuilder.CreateIndex(
                name: "ix_homes_union_id",
                table: "homes",
                column: "union_id");

            migrationBuilder.CreateIndex(
                name: "ix_host_positions_name",
                table: "host_positions",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_served_groups_name",
                table: "served_groups",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_code",
                table: "services",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_name",
                table: "services",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settings_name",
                table: "settings",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_townships_area_code_name",
                table: "townships",
                columns: new[] { "area_code", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unions_area_code",
                table: "unions",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_unions_code",
                table: "unions",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unions_name",
                table: "unions",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unions_parent_id",
                table: "unions",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_unions_township_code",
                table: "unions",
                column: "township_code");

            migrationBuilder.CreateIndex(
                name: "ix_zone_hosts_host_code",
                table: "zone_hosts",
                column: "host_code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity_kinds");

            migrationBuilder.DropTable(
                name: "holiday_dates");

            migrationBuilder.DropTable(
                name: "home_alerts");

            migrationBuilder.DropTable(
                name: "home_managers");

            migrationBuilder.DropTable(
                name: "home_services");

            migrationBuilder.DropTable(
                name: "quotas");

            migrationBuilder.DropTable(
                name: "served_groups");

            migrationBuilder.DropTable(
                name: "zone_hosts");

            migrationBuilder.DropTable(
                name: "holiday_years");

            migrationBuilder.DropTable(
                name: "homes");

            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "host_positions");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "unions");

            migrationBuilder.DropTable(
                name: "townships");

            migrationBuilder.DropTable(
                name: "areas");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// Keeps each balance at what its entries come to, whatever way an entry came, and refuses to change or delete an entry. The
    /// function that refuses is the audit log's.
    /// </summary>
    public partial class ConsentGuards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create function add_consent_entry() returns trigger language plpgsql as $$
                begin
                    update consent_balances set balance = balance + new.delta, updated_at = new.recorded_at
                    where rider_id = new.rider_id and template_id = new.template_id;
                    return null;
                end $$;
                create trigger add_consent_entry after insert on consent_entries
                    for each row execute function add_consent_entry();
                create trigger refuse_change before update or delete or truncate on consent_entries
                    for each statement execute function refuse_change();
                """
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                "drop trigger refuse_change on consent_entries; drop function add_consent_entry cascade"
            );
    }
}

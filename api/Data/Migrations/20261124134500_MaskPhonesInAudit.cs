using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// A manager's own mobile number that stands among a home's telephones is masked in the audit log, which nobody can clean
    /// afterwards: the same numbers as riders are not shown.
    /// </summary>
    public partial class MaskPhonesInAudit : Migration
    {
        private const string Mobile = @"(?<!\d)((?:\+?86[- ]?)?1[3-9]\d[- ]?)\d{4}([- ]?\d{4})(?!\d)";

        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                $$"""
                create or replace function audit_home_image(h homes) returns jsonb language sql stable as $$
                    select to_jsonb(h) - array['id', 'location', 'change_xid', 'version', 'phone']
                        || jsonb_build_object(
                            'lon', st_x(h.location::geometry), 'lat', st_y(h.location::geometry),
                            'phone', regexp_replace(
                                translate(h.phone, '０１２３４５６７８９', '0123456789'), '{{Mobile}}', '\1****\2', 'g'))
                $$;
                """
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create or replace function audit_home_image(h homes) returns jsonb language sql stable as $$
                    select to_jsonb(h) - array['id', 'location', 'change_xid', 'version']
                        || jsonb_build_object('lon', st_x(h.location::geometry), 'lat', st_y(h.location::geometry))
                $$;
                """
            );
    }
}

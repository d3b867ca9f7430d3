using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>Tells whoever holds the roads in memory that another version is the current one. See RoadNetworkStore.</summary>
    public partial class RoadNetworkNotice : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create function road_networks_notify() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('road_networks_changed', '');
                    return null;
                end $$;
                create trigger road_networks_notify after insert or update or delete or truncate on road_networks
                    for each statement execute function road_networks_notify();
                """
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("drop function road_networks_notify cascade");
    }
}

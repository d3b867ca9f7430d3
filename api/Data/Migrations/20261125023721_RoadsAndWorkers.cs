using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoadsAndWorkers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<MultiPolygon>(
                name: "boundary",
                table: "townships",
                type: "geometry(MultiPolygon,4326)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "rider_cells",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    location = table.Column<Point>(type: "geography(Point,4326)", nullable: false),
                    cell_m = table.Column<int>(type: "integer", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rider_cells", x => x.id);
                    table.CheckConstraint("ck_rider_cells_cell_m", "cell_m between 250 and 10000");
                    table.CheckConstraint("ck_rider_cells_location", "coalesce(st_x(location::geometry) between -180 and 180 and st_y(location::geometry) between -90 and 90, false)");
                    table.ForeignKey(
                        name: "fk_rider_cells_areas_area_code",
                        column: x => x.area_code,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "road_networks",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    key = table.Column<Guid>(type: "uuid", nullable: false, defaultValueSql: "gen_random_uuid()"),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    source_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    source_hash = table.Column<string>(type: "text", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false),
                    node_count = table.Column<int>(type: "integer", nullable: false),
                    edge_count = table.Column<int>(type: "integer", nullable: false),
                    report = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_road_networks", x => x.id);
                    table.CheckConstraint("ck_road_networks_rules", "btrim(rules) <> '' and char_length(rules) <= 100");
                    table.CheckConstraint("ck_road_networks_source", "btrim(source) <> '' and char_length(source) <= 200");
                    table.CheckConstraint("ck_road_networks_source_at", "source_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.CheckConstraint("ck_road_networks_source_hash", "source_hash ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_road_networks_status", "status in ('current', 'retired')");
                });

            migrationBuilder.CreateTable(
                name: "workplaces",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    location = table.Column<Point>(type: "geography(Point,4326)", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: false),
                    head_count = table.Column<int>(type: "integer", nullable: false),
                    trade = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    hours = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workplaces", x => x.id);
                    table.CheckConstraint("ck_workplaces_head_count", "head_count between 1 and 1000000");
                    table.CheckConstraint("ck_workplaces_location", "coalesce(st_x(location::geometry) between -180 and 180 and st_y(location::geometry) between -90 and 90, false)");
                    table.CheckConstraint("ck_workplaces_name", "btrim(name) <> '' and char_length(name) <= 80");
                    table.CheckConstraint("ck_workplaces_trade", "trade in ('agriculture', 'mining', 'manufacturing', 'utilities', 'construction', 'wholesale_retail', 'transport_post', 'catering_hotels', 'information', 'finance', 'real_estate', 'business_services', 'research', 'public_facilities', 'resident_services', 'education', 'health', 'culture', 'public_bodies', 'other')");
                    table.ForeignKey(
                        name: "fk_workplaces_areas_area_code",
                        column: x => x.area_code,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rider_hours",
                columns: table => new
                {
                    cell_id = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hour = table.Column<short>(type: "smallint", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rider_hours", x => new { x.cell_id, x.day, x.hour });
                    table.CheckConstraint("ck_rider_hours_day", "day in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'workday', 'weekend', 'daily')");
                    table.CheckConstraint("ck_rider_hours_hour", "hour between 0 and 23");
                    table.CheckConstraint("ck_rider_hours_people", "people between 5 and 1000000");
                    table.ForeignKey(
                        name: "fk_rider_hours_rider_cells_cell_id",
                        column: x => x.cell_id,
                        principalTable: "rider_cells",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "road_edges",
                columns: table => new
                {
                    network_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false),
                    from_node = table.Column<int>(type: "integer", nullable: false),
                    to_node = table.Column<int>(type: "integer", nullable: false),
                    forward_m = table.Column<double>(type: "double precision", nullable: true),
                    backward_m = table.Column<double>(type: "double precision", nullable: true),
                    @class = table.Column<short>(name: "class", type: "smallint", nullable: false),
                    access = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    line = table.Column<LineString>(type: "geometry(LineString,4326)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_road_edges", x => new { x.network_id, x.id });
                    table.CheckConstraint("ck_road_edges_access", "access between 0 and 15");
                    table.CheckConstraint("ck_road_edges_backward_m", "backward_m >= 0 and backward_m < 'infinity'");
                    table.CheckConstraint("ck_road_edges_class", "class between 0 and 15");
                    table.CheckConstraint("ck_road_edges_forward_m", "forward_m >= 0 and forward_m < 'infinity'");
                    table.CheckConstraint("ck_road_edges_line", "not st_isempty(line)");
                    table.CheckConstraint("ck_road_edges_nodes", "from_node >= 0 and to_node >= 0");
                    table.ForeignKey(
                        name: "fk_road_edges_road_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "road_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "road_nodes",
                columns: table => new
                {
                    network_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point,4326)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_road_nodes", x => new { x.network_id, x.id });
                    table.CheckConstraint("ck_road_nodes_location", "coalesce(st_x(location) between -180 and 180 and st_y(location) between -90 and 90, false)");
                    table.ForeignKey(
                        name: "fk_road_nodes_road_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "road_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_townships_boundary",
                table: "townships",
                column: "boundary")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_rider_cells_area_code",
                table: "rider_cells",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_rider_cells_location",
                table: "rider_cells",
                column: "location")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_road_edges_line",
                table: "road_edges",
                column: "line")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_road_networks_current",
                table: "road_networks",
                column: "status",
                unique: true,
                filter: "status = 'current'");

            migrationBuilder.CreateIndex(
                name: "ix_road_networks_key",
                table: "road_networks",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workplaces_area_code",
                table: "workplaces",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_workplaces_location",
                table: "workplaces",
                column: "location")
                .Annotation("Npgsql:IndexMethod", "gist");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rider_hours");

            migrationBuilder.DropTable(
                name: "road_edges");

            migrationBuilder.DropTable(
                name: "road_nodes");

            migrationBuilder.DropTable(
                name: "workplaces");

            migrationBuilder.DropTable(
                name: "rider_cells");

            migrationBuilder.DropTable(
                name: "road_networks");

            migrationBuilder.DropIndex(
                name: "ix_townships_boundary",
                table: "townships");

            migrationBuilder.DropColumn(
                name: "boundary",
                table: "townships");
        }
    }
}

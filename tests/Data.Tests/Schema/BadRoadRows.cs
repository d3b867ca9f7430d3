namespace QhdHomeMap.Data.Tests.Schema;

/// <summary>Rows of roads and workers that the database must refuse, by the constraint's name.</summary>
internal static class BadRoadRows
{
    public static IEnumerable<(string Constraint, string Sql)> All => [.. Networks, .. Nodes, .. Edges, .. Workers];

    private static (string, string)[] Networks =>
        [
            ("ck_road_networks_status", Network(("status", "'loading'"))),
            ("ck_road_networks_source", Network(("source", "' '"))),
            ("ck_road_networks_source_at", Network(("source_at", "'infinity'"))),
            ("ck_road_networks_source_hash", Network(("source_hash", "repeat('A', 64)"))),
            ("ck_road_networks_rules", Network(("rules", "''"))),
            ("ix_road_networks_current", Twice(Network())),
            ("ix_road_networks_key", Twice(Network(("status", "'retired'"), ("key", $"'{Guid.Empty}'")))),
        ];

    private static (string, string)[] Nodes =>
        [
            ("ck_road_nodes_location", Node(("location", "'SRID=4326;POINT EMPTY'"))),
            ("ck_road_nodes_location", Node(("location", "st_point('NaN', 40, 4326)"))),
            ("pk_road_nodes", $"{Node()}; insert into road_nodes select * from road_nodes"),
        ];

    private static (string, string)[] Edges =>
        [
            ("ck_road_edges_nodes", Edge(("from_node", "-1"))),
            ("ck_road_edges_forward_m", Edge(("forward_m", "-1"))),
            ("ck_road_edges_forward_m", Edge(("forward_m", "'infinity'"))),
            ("ck_road_edges_backward_m", Edge(("backward_m", "'NaN'"))),
            ("ck_road_edges_class", Edge(("class", "16"))),
            ("ck_road_edges_access", Edge(("access", "16"))),
            ("ck_road_edges_line", Edge(("line", "'SRID=4326;LINESTRING EMPTY'"))),
            ("pk_road_edges", $"{Edge()}; insert into road_edges select * from road_edges"),
        ];

    private static (string, string)[] Workers =>
        [
            ("ck_workplaces_name", Workplace(("name", "' '"))),
            ("ck_workplaces_location", Workplace(("location", "'POINT EMPTY'::geography"))),
            ("ck_workplaces_head_count", Workplace(("head_count", "0"))),
            ("ck_workplaces_trade", Workplace(("trade", "'piracy'"))),
            ("ck_rider_cells_location", Cell(("location", "st_point(119, 'NaN', 4326)::geography"))),
            ("ck_rider_cells_cell_m", Cell(("cell_m", "249"))),
            ("ck_rider_hours_day", Hour(("day", "'someday'"))),
            ("ck_rider_hours_hour", Hour(("hour", "24"))),
            ("ck_rider_hours_people", Hour(("people", "4"))),
            ("pk_rider_hours", $"{Hour()}; insert into rider_hours select * from rider_hours"),
        ];

    private static string Network(params (string, string)[] columns) =>
        Insert(
            "road_networks",
            [
                ("status", "'current'"),
                ("source", "'test.osm.pbf'"),
                ("source_hash", "repeat('0', 64)"),
                ("rules", "'test'"),
                ("is_sample", "false"),
                ("node_count", "1"),
                ("edge_count", "1"),
                ("report", "'{}'"),
            ],
            columns
        );

    private static string Node(params (string, string)[] columns) =>
        $"{Network()}; {Insert("road_nodes", [("network_id", Latest("road_networks")), ("id", "0"), ("source_id", "1"), ("location", "st_point(119.6, 39.93, 4326)")], columns)}";

    private static string Edge(params (string, string)[] columns) =>
        $"{Network()}; "
        + Insert(
            "road_edges",
            [
                ("network_id", Latest("road_networks")),
                ("id", "0"),
                ("from_node", "0"),
                ("to_node", "0"),
                ("forward_m", "1"),
                ("backward_m", "1"),
                ("class", "7"),
                ("access", "15"),
                ("line", "'SRID=4326;LINESTRING(119.6 39.9, 119.7 39.9)'"),
            ],
            columns
        );

    private static string Workplace(params (string, string)[] columns) =>
        Insert(
            "workplaces",
            [
                ("name", "'某厂'"),
                ("location", "st_point(119.6, 39.93, 4326)::geography"),
                ("area_code", "'130302'"),
                ("head_count", "10"),
                ("source", "'test'"),
                ("is_sample", "false"),
            ],
            columns
        );

    private static string Cell(params (string, string)[] columns) =>
        Insert(
            "rider_cells",
            [
                ("location", "st_point(119.6, 39.93, 4326)::geography"),
                ("cell_m", "500"),
                ("area_code", "'130302'"),
                ("source", "'test'"),
                ("is_sample", "false"),
            ],
            columns
        );

    private static string Hour(params (string, string)[] columns) =>
        $"{Cell()}; "
        + Insert(
            "rider_hours",
            [("cell_id", Latest("rider_cells")), ("day", "'workday'"), ("hour", "12"), ("people", "5")],
            columns
        );

    private static string Latest(string table) => $"(select max(id) from {table})";

    private static string Twice(string insert) => $"{insert}; {insert}";

    private static string Insert(
        string table,
        (string Column, string Value)[] usual,
        (string Column, string Value)[] unusual
    )
    {
        var row = usual.Concat(unusual).GroupBy(c => c.Column).ToDictionary(c => c.Key, c => c.Last().Value);
        return $"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Values)})";
    }
}

using Npgsql;

namespace QhdHomeMap.Seed.Commands;

/// <summary>What `seed doctor` says of roads and workers: which are there, and whether invented ones stand beside real homes.</summary>
internal static class DoctorOfPlanning
{
    private const string Sql = """
        select
            (select exists (select from homes where not is_sample)),
            (select source from road_networks where status = 'current'),
            (select is_sample from road_networks where status = 'current'),
            (select to_char(imported_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') from road_networks where status = 'current'),
            (select edge_count from road_networks where status = 'current'),
            (select count(*) from road_networks where status = 'retired'),
            (select count(*) from workplaces), (select coalesce(bool_or(is_sample), false) from workplaces),
            (select count(*) from rider_cells), (select coalesce(bool_or(is_sample), false) from rider_cells)
        """;

    public static async Task<IReadOnlyList<Doctor.Finding>> FindAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var hasRealHomes = row.GetBoolean(0);
        return
        [
            row.IsDBNull(1)
                ? new(
                    "good",
                    "roads",
                    "没有路网，附近的站点按直线距离排",
                    "要按路程和分钟，运行 ./qhd import roads 文件.osm.pbf --clip areas"
                )
                : Of(
                    "roads",
                    $"路网 {row.GetString(1)}，{row.GetInt32(4)} 段，{row.GetString(3)} 导入",
                    row.GetBoolean(2),
                    hasRealHomes,
                    "./qhd import roads 文件.osm.pbf --clip areas"
                ),
            .. row.GetInt64(5) > 0
                ?
                [
                    new Doctor.Finding(
                        "care",
                        "roads",
                        "有一次路网导入在收尾时中断，旧的路网还占着空间",
                        "下一次导入会清理"
                    ),
                ]
                : Enumerable.Empty<Doctor.Finding>(),
            Of(
                "workers",
                $"职工分布：单位 {row.GetInt64(6)} 个，骑手活动网格 {row.GetInt64(8)} 个",
                row.GetBoolean(7) || row.GetBoolean(9),
                hasRealHomes,
                "./qhd import workers 文件 --datum 坐标系"
            ),
        ];
    }

    /// <summary>Invented data is as it should be in a sample city, and misleads beside real homes.</summary>
    internal static Doctor.Finding Of(string item, string found, bool isSample, bool hasRealHomes, string import) =>
        isSample && hasRealHomes ? new("care", item, $"{found}：其中有示例，而阵地是真实的", $"运行 {import}")
        : isSample ? new("good", item, $"{found}（示例）", "")
        : new("good", item, found, "");
}

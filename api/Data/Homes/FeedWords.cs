using Npgsql;

namespace QhdHomeMap.Data.Homes;

/// <summary>The reference rows that homes speak of by number or code.</summary>
public sealed record FeedWords(
    IReadOnlyList<FeedWords.ServiceWord> Services,
    IReadOnlyList<FeedWords.UnionWord> Unions,
    IReadOnlyList<string> AreaCodes,
    IReadOnlyList<int> HolidayYears,
    IReadOnlyList<FeedWords.HolidayWord> Holidays
)
{
    public sealed record ServiceWord(short Id, string Code);

    public sealed record UnionWord(int Id, int? ParentId, string Name);

    public sealed record HolidayWord(DateOnly Date, string Name, bool IsWorkday);

    internal static async Task<FeedWords> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        return new FeedWords(
            await RowsAsync(
                "select id, code from services order by id",
                r => new ServiceWord(r.GetInt16(0), r.GetString(1))
            ),
            await RowsAsync(
                "select id, parent_id, name from unions order by id",
                r => new UnionWord(r.GetInt32(0), r.IsDBNull(1) ? null : r.GetInt32(1), r.GetString(2))
            ),
            await RowsAsync("select code from areas order by sort_order, code", r => r.GetString(0)),
            await RowsAsync("select year from holiday_years order by year", r => r.GetInt32(0)),
            await RowsAsync(
                "select date, name, is_workday from holiday_dates order by date",
                r => new HolidayWord(r.GetFieldValue<DateOnly>(0), r.GetString(1), r.GetBoolean(2))
            )
        );

        async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(read(reader));
            return rows;
        }
    }
}

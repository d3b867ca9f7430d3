using System.Text.Json;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>
/// The words that lists of workers use for columns and values: <c>data/worker-words.json</c>, keyed by the code each stands for.
/// </summary>
/// <param name="Columns">Headers, by the column's English one.</param>
/// <param name="Personal">Headers of columns that point at a person: 手机号.</param>
/// <param name="None">Words that say there is nothing: 无.</param>
/// <param name="Footers">How lines below a list begin: 合计.</param>
/// <param name="Trades">行业.</param>
/// <param name="Days">星期与日类型.</param>
internal sealed record WorkerWords(
    IReadOnlyDictionary<string, string[]> Columns,
    IReadOnlyList<string> Personal,
    IReadOnlyList<string> None,
    IReadOnlyList<string> Footers,
    IReadOnlyDictionary<string, string[]> Trades,
    IReadOnlyDictionary<string, string[]> Days
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static WorkerWords Read()
    {
        using var stream = File.OpenRead(DataFiles.Path("worker-words.json"));
        return JsonSerializer.Deserialize<WorkerWords>(stream, Json)
            ?? throw new JsonException("worker-words.json is null.");
    }

    public ListWords ForLists() => new(Columns, new Dictionary<string, string[]>(), None, Footers);

    public WordList<Trade> TradeList() => Codes<Trade>(Trades);

    public WordList<DayKind> DayList() => Codes<DayKind>(Days);

    /// <summary>The first header that points at a person; null if there is none.</summary>
    public string? FindPersonal(IEnumerable<string> headers) =>
        headers.FirstOrDefault(header =>
            Personal.Any(word =>
                WordKey.Of(word) == WordKey.Of(header) || WordKey.Of(word) == WordKey.WithoutBrackets(header)
            )
        );

    private static WordList<T> Codes<T>(IReadOnlyDictionary<string, string[]> words)
        where T : struct, Enum
    {
        var list = new WordList<T>();
        foreach (var value in Enum.GetValues<T>())
        {
            list.Add(value, words[value.Code()][0], [value.Code(), .. words[value.Code()]]);
        }
        return list;
    }
}

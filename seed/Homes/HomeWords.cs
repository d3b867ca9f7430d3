using System.Text.Json;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>
/// The words that lists use for columns and values, besides codes and official names: <c>data/home-words.json</c>. Each
/// list there is keyed by the code it stands for, so that a new word needs no release.
/// </summary>
/// <param name="Columns">Headers, by the column's English one.</param>
/// <param name="PersonAndPhone">Headers of columns in which names may stand beside telephone numbers: 联系人及电话.</param>
/// <param name="None">Words that say there is nothing: 无.</param>
/// <param name="Footers">How lines below a list begin: 合计.</param>
/// <param name="Form">创建形式.</param>
/// <param name="Kind">阵地类别.</param>
/// <param name="Level">层级.</param>
/// <param name="Grade">等级.</param>
/// <param name="Access">进入方式.</param>
/// <param name="Services">服务.</param>
/// <param name="Host">依托阵地.</param>
/// <param name="Setting">场所类型.</param>
internal sealed record HomeWords(
    IReadOnlyDictionary<string, string[]> Columns,
    IReadOnlyList<string> PersonAndPhone,
    IReadOnlyList<string> None,
    IReadOnlyList<string> Footers,
    IReadOnlyDictionary<string, string[]> Form,
    IReadOnlyDictionary<string, string[]> Kind,
    IReadOnlyDictionary<string, string[]> Level,
    IReadOnlyDictionary<string, string[]> Grade,
    IReadOnlyDictionary<string, string[]> Access,
    IReadOnlyDictionary<string, string[]> Services,
    IReadOnlyDictionary<string, string[]> Host,
    IReadOnlyDictionary<string, string[]> Setting
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public ListWords ForLists() =>
        new(Columns, new Dictionary<string, string[]> { [HomeField.Phone.Code] = [.. PersonAndPhone] }, None, Footers);

    public static HomeWords Read()
    {
        using var stream = File.OpenRead(DataFiles.Path("home-words.json"));
        return JsonSerializer.Deserialize<HomeWords>(stream, Json)
            ?? throw new JsonException("home-words.json is null.");
    }
}

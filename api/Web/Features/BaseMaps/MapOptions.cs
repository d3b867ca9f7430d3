using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Api.Features.BaseMaps;

/// <summary>
/// Section <c>Map</c> of the settings. Riders are shown a map only when it was reviewed (地图管理条例 第十五条): its tiles and its
/// approval number come together or not at all.
/// </summary>
internal sealed class MapOptions : IValidatableObject
{
    private static readonly string[] Parts = ["{z}", "{x}", "{y}"];

    private const string TiandituHost = "https://t0.tianditu.gov.cn";

    /// <summary>审图号, shown bottom left of the map.</summary>
    [MaxLength(60)]
    public string? ApprovalNumber { get; set; }

    /// <summary>The reviewed map's tiles, unaltered: https, with {z}, {x} and {y}.</summary>
    [MaxLength(500)]
    public string? Tiles { get; set; }

    /// <summary>Whose map it is, shown beside the number.</summary>
    [MaxLength(100)]
    public string? Attribution { get; set; }

    /// <summary>In which datum the tiles are drawn.</summary>
    [RegularExpression("wgs84|cgcs2000|gcj02")]
    public string Datum { get; set; } = "wgs84";

    /// <summary>天地图 below the console's own tiles; the console is for inside use. Null: our own tiles only.</summary>
    [RegularExpression("[0-9A-Za-z]{8,64}")]
    public string? TiandituKey { get; set; }

    /// <summary>Of the console's base map, null when there is none.</summary>
    public string? ConsoleTiles =>
        TiandituKey is null
            ? null
            : $"{TiandituHost}/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default"
                + $"&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={TiandituKey}";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Tiles) != string.IsNullOrWhiteSpace(ApprovalNumber))
            yield return new("Map:Tiles 与 Map:ApprovalNumber 要么都写，要么都不写：没有审图号的地图不能给公众看。");
        if (!string.IsNullOrWhiteSpace(Tiles) && !IsTemplate(Tiles))
            yield return new("Map:Tiles 应为 https 地址，含 {z}、{x}、{y}。");
    }

    /// <summary>The host that a page may ask for a base map's pictures.</summary>
    public static string? HostOf(string? tiles) =>
        tiles is null ? null : new Uri(Filled(tiles)).GetLeftPart(UriPartial.Authority);

    private static bool IsTemplate(string tiles) =>
        Parts.All(part => tiles.Contains(part, StringComparison.Ordinal))
        && Uri.TryCreate(Filled(tiles), UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && !tiles.AsSpan().ContainsAny(" ;,'\"");

    private static string Filled(string tiles) =>
        Parts.Aggregate(tiles, (filled, part) => filled.Replace(part, "0", StringComparison.Ordinal));
}

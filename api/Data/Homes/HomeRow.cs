using System.Text;

namespace QhdHomeMap.Data.Homes;

/// <summary>A text column of a home.</summary>
public enum HomeText
{
    Code,
    Name,
    Address,
    AreaCode,
    Township,
    Hours,
    AccessNote,
    Phone,
    SuspensionReason,
}

/// <summary>A home as <see cref="HomeFeed"/> reads it. One instance is filled again for every row: copy what you keep.</summary>
/// <remarks>
/// Texts stay the bytes that the database sent until somebody wants a string: a copy of a whole city would otherwise make
/// millions of strings only to encode them again.
/// </remarks>
public sealed class HomeRow
{
    private const int Null = -1;

    private readonly (int Offset, int Length)[] _texts = new (int, int)[(int)HomeText.SuspensionReason + 1];
    private readonly List<short> _serviceIds = [];
    private readonly List<long> _verifiedAt = [];
    private readonly List<short> _alertServiceIds = [];
    private readonly List<long> _alertsSince = [];
    private byte[] _bytes = new byte[4096];
    private int _used;

    public int Id { get; internal set; }
    public long Version { get; internal set; }
    public double Lon { get; internal set; }
    public double Lat { get; internal set; }
    public int UnionId { get; internal set; }
    public HomeKind Kind { get; internal set; }
    public HomeLevel? Level { get; internal set; }
    public HomeGrade? Grade { get; internal set; }
    public HomeForm Form { get; internal set; }
    public HomeStatus Status { get; internal set; }
    public int CoverageRadiusM { get; internal set; }
    public AccessWay? Access { get; internal set; }
    public DateTimeOffset? SuspendedFrom { get; internal set; }
    public DateTimeOffset? SuspendedUntil { get; internal set; }
    public bool IsSample { get; internal set; }

    public string Code => String(HomeText.Code)!;
    public string Name => String(HomeText.Name)!;
    public string Address => String(HomeText.Address)!;
    public string AreaCode => String(HomeText.AreaCode)!;
    public string? Township => String(HomeText.Township);
    public string? Hours => String(HomeText.Hours);
    public string? AccessNote => String(HomeText.AccessNote);
    public string? Phone => String(HomeText.Phone);
    public string? SuspensionReason => String(HomeText.SuspensionReason);

    /// <summary>Ascending.</summary>
    public IReadOnlyList<short> ServiceIds => _serviceIds;

    /// <summary>Unix seconds, one for each service; 0: never verified.</summary>
    public IReadOnlyList<long> VerifiedAt => _verifiedAt;

    public IReadOnlyList<short> AlertServiceIds => _alertServiceIds;
    public IReadOnlyList<long> AlertsSince => _alertsSince;

    public bool Has(HomeText text) => _texts[(int)text].Length != Null;

    /// <summary>The text in UTF-8, empty when there is none; until the next row.</summary>
    public ReadOnlySpan<byte> Utf8(HomeText text) =>
        _texts[(int)text] is (var offset, > 0 and var length) ? _bytes.AsSpan(offset, length) : [];

    /// <summary>Forgets texts, services and alerts; the rest is set for every row.</summary>
    internal void Clear()
    {
        Array.Fill(_texts, (0, Null));
        _used = 0;
        _serviceIds.Clear();
        _verifiedAt.Clear();
        _alertServiceIds.Clear();
        _alertsSince.Clear();
    }

    internal void Set(HomeText text, ReadOnlySpan<byte> utf8)
    {
        if (_bytes.Length - _used < utf8.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _used + utf8.Length));
        utf8.CopyTo(_bytes.AsSpan(_used));
        _texts[(int)text] = (_used, utf8.Length);
        _used += utf8.Length;
    }

    internal void AddService(short id, long verifiedAt)
    {
        _serviceIds.Add(id);
        _verifiedAt.Add(verifiedAt);
    }

    internal void AddAlert(short serviceId, long since)
    {
        _alertServiceIds.Add(serviceId);
        _alertsSince.Add(since);
    }

    private string? String(HomeText text) => Has(text) ? Encoding.UTF8.GetString(Utf8(text)) : null;
}

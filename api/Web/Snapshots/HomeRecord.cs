using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// What a search decides on and an answer begins with, as one fixed-size run of memory without references: 400,000 of them are
/// about 35 MB that the garbage collector need not look into. Texts lie in the snapshot's <see cref="TextStore"/>.
/// </summary>
internal struct HomeRecord
{
    public double Lon;
    public double Lat;

    /// <summary>One bit for each service, by the service's id.</summary>
    public ulong Services;

    /// <summary>The members of the JSON object that never change with the question; see <see cref="HomeTexts"/>.</summary>
    public TextRef Summary;

    /// <summary>Further members, for one home's own page and the offline list.</summary>
    public TextRef Detail;

    public int Id;
    public int Version;

    /// <summary>Which of the snapshot's opening rules.</summary>
    public int Rules;

    public int UnionId;
    public int RadiusM;

    /// <summary>Where in the summary its parts stand; see <see cref="HomeTexts.Summary"/>.</summary>
    public ushort HeadLength;
    public ushort NameOffset;
    public ushort NameLength;
    public ushort AddressLength;

    public byte Area;
    public HomeKind Kind;
    public HomeForm Form;
    public HomeStatus Status;

    /// <summary>One bit, by the way; 0: not known.</summary>
    public byte Access;
    public bool HasAlerts;
    public bool IsSample;
}

/// <summary>What a search decides on, small enough that a leaf of the index is two cache lines.</summary>
internal readonly struct HomeKey(in HomeRecord home)
{
    public readonly ulong Services = home.Services;
    public readonly int Rules = home.Rules;
    public readonly HomeKind Kind = home.Kind;
    public readonly HomeStatus Status = home.Status;
    public readonly byte Access = home.Access;
}

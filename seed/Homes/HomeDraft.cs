using QhdHomeMap.Data.Homes;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>A row of a list that reads well, before it is known whether the home exists.</summary>
internal sealed record HomeDraft : IDraft
{
    public required TableRow Row { get; init; }

    public required string? Code { get; init; }
    public required string Name { get; init; }

    public required Place Place { get; init; }
    public required Given<string?> Address { get; init; }
    public required Given<int> UnionId { get; init; }
    public required Given<HomeKind> Kind { get; init; }
    public required Given<HomeLevel?> Level { get; init; }
    public required Given<HomeGrade?> Grade { get; init; }
    public required Given<HomeForm> Form { get; init; }
    public required Given<string?> HostPositionCode { get; init; }
    public required Given<string?> SettingCode { get; init; }
    public required Given<string?> FilingNo { get; init; }
    public required Given<int> CoverageRadiusM { get; init; }
    public required Given<string?> Hours { get; init; }

    /// <summary>The form that the hours are of, for a home of which none is said.</summary>
    public required HomeForm FormOfHours { get; init; }

    public required Given<AccessWay?> Access { get; init; }
    public required Given<string?> AccessNote { get; init; }
    public required Given<string?> ResponsibleBody { get; init; }
    public required Given<string?> Phone { get; init; }

    /// <summary>Ascending.</summary>
    public required Given<IReadOnlyList<short>> ServiceIds { get; init; }

    public int Line => Row.Line;

    /// <summary>What a home without a code of its own is recognised by.</summary>
    public (string Name, string Address) Key => (Name, Address.Value ?? "");
}

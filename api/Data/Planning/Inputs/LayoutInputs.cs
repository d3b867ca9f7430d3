using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Data.Planning;

/// <summary>All that a layout is computed from, as one moment of the database has it. Immutable.</summary>
/// <param name="Versions">What it stands for; the same hash is the same content.</param>
/// <param name="Monday">The week whose holidays, season and suspensions the hours of homes and workplaces follow.</param>
/// <param name="Homes">Ascending by id; without those closed for good.</param>
/// <param name="Workers">People at workplaces.</param>
/// <param name="Riders">Riders by cell.</param>
/// <param name="Areas">In their order; a demand point and a home name theirs by its index.</param>
/// <param name="Townships">By code; the same.</param>
/// <param name="Unions">All of them.</param>
/// <param name="Quotas">By union.</param>
/// <param name="Holidays">The years that are loaded.</param>
/// <param name="Roads">Null when none were imported.</param>
public sealed record LayoutInputs(
    InputVersions Versions,
    DateOnly Monday,
    IReadOnlyList<InputHome> Homes,
    InputDemand Workers,
    InputDemand Riders,
    IReadOnlyList<InputArea> Areas,
    IReadOnlyList<InputTownship> Townships,
    IReadOnlyList<InputUnion> Unions,
    IReadOnlyList<InputQuota> Quotas,
    HolidayCalendar Holidays,
    StoredRoads? Roads
);

/// <summary>Which state of the inputs.</summary>
/// <param name="Hash">
/// SHA-256 of the content, the week and <paramref name="AsOf"/>, in lower-case hexadecimal: the same after a restart or a restored backup.
/// </param>
/// <param name="AsOf">When an input last changed; the time that files made of them carry.</param>
/// <param name="HomesHash">Of the homes alone.</param>
/// <param name="WorkersHash">Of workplaces and riders alone.</param>
/// <param name="ReferenceHash">Of areas, townships, unions, quotas and holidays alone.</param>
/// <param name="RoadsKey">Of the network of roads; null without one.</param>
/// <param name="Mark">What <see cref="LayoutInputsReader.VersionAsync"/> said of the same moment.</param>
public sealed record InputVersions(
    string Hash,
    DateTimeOffset AsOf,
    string HomesHash,
    string WorkersHash,
    string ReferenceHash,
    Guid? RoadsKey,
    InputMark Mark
);

/// <summary>
/// Cheap to ask for: differs whenever an input was changed, also by a change that leaves the content as it was. Means something to the
/// database it comes from only.
/// </summary>
public sealed record InputMark(string Homes, Guid Workers, Guid Reference, Guid? Roads);

/// <summary>A home with what a planner's table says of it.</summary>
/// <param name="Layout">As a layout takes it. A planned home is open by its hours; one whose hours are not known never is.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Area">Index of its area.</param>
/// <param name="Township">Index of its township; −1 not known.</param>
/// <param name="UnionId">隶属关系.</param>
/// <param name="Kind">Only a home counts towards quotas.</param>
/// <param name="Level">Null where not known.</param>
/// <param name="Grade">Null where not known.</param>
/// <param name="Status">Planned, open or suspended.</param>
/// <param name="HoursText">As stored.</param>
/// <param name="HoursKnown">Whether the hours say anything.</param>
/// <param name="IsSample">Whether it is invented.</param>
public sealed record InputHome(
    LayoutHome Layout,
    string Code,
    string Name,
    int Area,
    int Township,
    int UnionId,
    HomeKind Kind,
    HomeLevel? Level,
    HomeGrade? Grade,
    HomeStatus Status,
    string? HoursText,
    bool HoursKnown,
    bool IsSample
)
{
    public int Id => Layout.Id;
}

/// <summary>People of one kind with what is known of their rows.</summary>
/// <param name="Demand">Where they are; in the order of <paramref name="Ids"/>.</param>
/// <param name="Ids">The number of each workplace or cell, ascending.</param>
/// <param name="WithoutHours">Workplaces whose hours are not known: they count as always there.</param>
/// <param name="PeopleWithoutHours">How many people these are.</param>
/// <param name="HasSamples">Whether some are invented.</param>
public sealed record InputDemand(
    Demand Demand,
    IReadOnlyList<int> Ids,
    int WithoutHours,
    double PeopleWithoutHours,
    bool HasSamples
);

/// <summary>县区.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="ShortName">As a table's column says.</param>
/// <param name="Boundary">Null for a zone, whose territory lies in its hosts' and is not known exactly.</param>
/// <param name="Residents">By the census of <paramref name="ResidentsYear"/>; a zone's are not also its hosts'.</param>
/// <param name="ResidentsYear">The census.</param>
/// <param name="Hosts">Of a zone the indexes of the areas it lies in.</param>
public sealed record InputArea(
    string Code,
    string Name,
    string ShortName,
    MultiPolygon? Boundary,
    int? Residents,
    int? ResidentsYear,
    IReadOnlyList<int> Hosts
)
{
    public bool IsZone => Boundary is null;
}

/// <summary>乡镇、街道.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Area">Index of its area.</param>
/// <param name="Boundary">Null until outlines were imported.</param>
public sealed record InputTownship(string Code, string Name, int Area, MultiPolygon? Boundary);

/// <summary>工会组织.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentId">The union above it; null for the city's.</param>
/// <param name="Kind">Which kind.</param>
/// <param name="Area">Index of the area it works in; −1 for one without a place of its own.</param>
/// <param name="Township">Index of a town union's township; −1 for the others.</param>
public sealed record InputUnion(int Id, string Name, int? ParentId, UnionKind Kind, int Area, int Township);

/// <summary>What a union was to build, over all years, and what of it is there: homes open or suspended that belong to it or to a union below it.</summary>
public sealed record InputQuota(int UnionId, string UnionName, QuotaCount County, QuotaCount Town);

/// <summary>Homes of a level.</summary>
/// <param name="Quota">To be built.</param>
/// <param name="Open">There.</param>
public readonly record struct QuotaCount(int Quota, int Open);

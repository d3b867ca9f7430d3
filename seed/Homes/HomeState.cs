using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>All that an import can set of a home, as it stands in the database or is to stand there.</summary>
internal sealed record HomeState
{
    public required string Code { get; init; }
    public required bool CodeAssigned { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required Wgs84 Location { get; init; }
    public required string AreaCode { get; init; }
    public required string? TownshipCode { get; init; }
    public required int UnionId { get; init; }
    public HomeKind Kind { get; init; }
    public HomeLevel? Level { get; init; }
    public HomeGrade? Grade { get; init; }
    public HomeForm Form { get; init; }
    public string? HostPositionCode { get; init; }
    public string? SettingCode { get; init; }
    public string? FilingNo { get; init; }
    public int CoverageRadiusM { get; init; } = Home.DefaultCoverageRadiusM;
    public string? Hours { get; init; }
    public AccessWay? Access { get; init; }
    public string? AccessNote { get; init; }
    public string? ResponsibleBody { get; init; }
    public string? Phone { get; init; }

    /// <summary>A home that the database does not have yet.</summary>
    public static HomeState New(HomeDraft draft, string code, HomeReference reference) =>
        new HomeState
        {
            Code = code,
            CodeAssigned = draft.Code is null,
            Name = draft.Name,
            Address = "",
            Location = draft.Place.Point,
            AreaCode = draft.Place.Area.Code,
            TownshipCode = null,
            UnionId = reference.CountyUnion(draft.Place.Area).Id,
            Kind = reference.KindOfName(draft.Name),
            Form = draft.FormOfHours,
        }.With(draft, reference.Map);

    /// <summary>The state after a list has said of the home what it says.</summary>
    public HomeState With(HomeDraft draft, AreaMap map)
    {
        var area = AreaAfter(draft, map);
        return this with
        {
            Code = draft.Code ?? Code,
            CodeAssigned = CodeAssigned && draft.Code is null,
            Name = draft.Name,
            Address = draft.Address.Or(Address) ?? "",
            Location = draft.Place.Point,
            AreaCode = area.Code,
            TownshipCode = draft.Place.TownshipCode.Or(area.Code == AreaCode ? TownshipCode : null),
            UnionId = draft.UnionId.Or(UnionId),
            Kind = draft.Kind.Or(Kind),
            Level = draft.Level.Or(Level),
            Grade = draft.Grade.Or(Grade),
            Form = draft.Form.Or(Form),
            HostPositionCode = draft.HostPositionCode.Or(HostPositionCode),
            SettingCode = draft.SettingCode.Or(SettingCode),
            FilingNo = draft.FilingNo.Or(FilingNo),
            CoverageRadiusM = draft.CoverageRadiusM.Or(CoverageRadiusM),
            Hours = draft.Hours.Or(Hours),
            Access = draft.Access.Or(Access),
            AccessNote = draft.AccessNote.Or(AccessNote),
            ResponsibleBody = draft.ResponsibleBody.Or(ResponsibleBody),
            Phone = draft.Phone.Or(Phone),
        };
    }

    /// <summary>
    /// A home known to be of a zone stays so as long as it lies there: the outlines cannot tell, and the row does not.
    /// </summary>
    private Area AreaAfter(HomeDraft draft, AreaMap map) =>
        !draft.Place.IsAreaNamed && map.Fits(map[AreaCode], draft.Place.Point) ? map[AreaCode] : draft.Place.Area;
}

using NetTopologySuite.Geometries;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>A report's map as layers for other people's programs: homes, what they cover, and where they do not.</summary>
internal static class ReportLayers
{
    public static (LayerDocument Document, IReadOnlyList<FeatureLayer> Layers) Of(
        LayoutReport report,
        CityLayout layout
    )
    {
        LayerRemark[] remarks =
        [
            new("marking", report.Marking),
            new("question", report.Question),
            new("input_hash", report.Basis.InputHash),
            new("roads", report.Basis.Roads?.Version ?? "none"),
            .. report.Basis.Notes.Select((note, i) => new LayerRemark($"note{i + 1}", note)),
        ];
        return (
            new(report.Title, report.Basis.AsOf, remarks),
            [.. new[] { Homes(layout), Coverage(layout), Gaps(layout) }.Where(layer => layer.Features.Count > 0)]
        );
    }

    private static FeatureLayer Homes(CityLayout layout) =>
        new(
            "homes",
            "站点",
            LayerGeometry.Points,
            [
                new("home_id", "站点编号", FieldType.Whole),
                new("name", "名称", FieldType.Text),
                new("kind", "阵地类别", FieldType.Text),
                new("radius_m", "覆盖半径（米）", FieldType.Number),
                new("hours", "一周 168 小时是否开放", FieldType.Text),
            ],
            [
                .. layout.SeenHomes.Select(
                    (home, i) =>
                        new LayerFeature(
                            i + 1,
                            new Point(home.Layout.Location.Lon, home.Layout.Location.Lat),
                            [
                                (long?)home.Id,
                                home.Name,
                                home.Kind.Code(),
                                (double?)home.Layout.RadiusM,
                                WeekHourText.Bits(home.Layout.Open),
                            ]
                        )
                ),
            ]
        );

    private static FeatureLayer Coverage(CityLayout layout)
    {
        var names = layout.SeenHomes.ToDictionary(home => home.Id, home => home.Name);
        return new(
            "coverage",
            "服务圈",
            LayerGeometry.Areas,
            [
                new("home_id", "站点编号", FieldType.Whole),
                new("name", "名称", FieldType.Text),
                new("area_m2", "面积（平方米）", FieldType.Number),
            ],
            [
                .. layout
                    .Ground.Homes.Where(home => !home.Shape.IsEmpty && names.ContainsKey(home.HomeId))
                    .Select(
                        (home, i) =>
                            new LayerFeature(
                                i + 1,
                                home.Shape,
                                [(long?)home.HomeId, names[home.HomeId], (double?)Math.Round(home.AreaM2)]
                            )
                    ),
            ]
        );
    }

    private static FeatureLayer Gaps(CityLayout layout) =>
        new(
            "gaps",
            "覆盖盲区",
            LayerGeometry.Areas,
            [
                new("rank", "名次", FieldType.Whole),
                new("people", "人数", FieldType.Number),
                new("hours", "一周 168 小时是否盲区", FieldType.Text),
            ],
            [
                .. CityGaps
                    .Find(layout, GapChoice.Usual)
                    .Gaps.Select(
                        (gap, i) =>
                            new LayerFeature(
                                i + 1,
                                gap.Hull,
                                [(long?)(i + 1), (double?)Math.Round(gap.People, 1), WeekHourText.Bits(gap.Hours)]
                            )
                    ),
            ]
        );
}

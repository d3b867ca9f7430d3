using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>A report as files. The time in them is that of the inputs.</summary>
internal static class ReportFiles
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IReadOnlyList<PlanRunFile> Of(LayoutReport report, CityLayout layout)
    {
        var (document, layers) = ReportLayers.Of(report, layout);
        return
        [
            PlanRunFile.Of("report.json", "报告内容（JSON）", "application/json", AnswerJson.Print(report)),
            PlanRunFile.Of("report.xlsx", "报告数据表", Workbook, ReportWorkbook.Write(report)),
            Layers("layers.geojson", "图层（GeoJSON）", "application/geo+json", GeoJsonLayerWriter.Write),
            Layers("layers.gpkg", "图层（GeoPackage）", "application/geopackage+sqlite3", GeoPackageWriter.Write),
            Layers("layers.zip", "图层（Shapefile）", "application/zip", ShapefileZipWriter.Write),
        ];

        PlanRunFile Layers(
            string name,
            string title,
            string mediaType,
            Action<Stream, LayerDocument, IReadOnlyList<FeatureLayer>> write
        )
        {
            using var file = new MemoryStream();
            write(file, document, layers);
            return PlanRunFile.Of(name, title, mediaType, file.ToArray());
        }
    }
}

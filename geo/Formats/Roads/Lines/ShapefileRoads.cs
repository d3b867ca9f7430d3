namespace QhdHomeMap.Formats.Roads.Lines;

/// <summary>Reads the lines of a shapefile beside the rows of its table.</summary>
internal static class ShapefileRoads
{
    private const int ReportEvery = 256;

    public static RoadsFound Read(RoadSource source, RoadReading reading)
    {
        var lines = new ShpReader(source.Main);
        var table = new DbfReader(source.Table!, source.Encoding);
        var roads = new LineCollector(reading);
        var wanted = table.Columns.Select(roads.Wants).ToArray();
        for (var number = 1; lines.Next(); number++)
        {
            if (number % ReportEvery == 0)
            {
                reading.Cancellation.ThrowIfCancellationRequested();
                reading.Report(lines.Position, source.Main.Length);
            }

            if (!table.Next())
            {
                throw RoadErrors.ShapefileDamaged($"属性表（.dbf）只有 {number - 1} 行，线比它多");
            }

            ReadFeature(lines, table, wanted, number, roads);
        }

        if (table.Next())
        {
            throw RoadErrors.ShapefileDamaged("属性表（.dbf）的行比线多");
        }

        reading.Report(source.Main.Length, source.Main.Length);
        return roads.ToRoads();
    }

    private static void ReadFeature(ShpReader lines, DbfReader table, bool[] wanted, int number, LineCollector roads)
    {
        roads.BeginFeature();
        for (var column = 0; column < wanted.Length; column++)
        {
            if (wanted[column])
            {
                roads.SetAttribute(table.Columns[column], table.Text(column));
            }
        }

        roads.Judge();
        for (var part = 0; part < lines.PartCount; part++)
        {
            for (var point = lines.PartStart(part); point < lines.PartStart(part + 1); point++)
            {
                var (x, y) = lines.Point(point);
                roads.AddPoint(x, y, number);
            }

            roads.EndLine();
        }

        roads.EndFeature();
    }
}

using System.Globalization;
using System.Text;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Tests.Coordinates;

namespace QhdHomeMap.Geo.Tests.Cli;

public sealed class ConvertTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qhd-geo-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<double, double, double, double, double, double> Published => PublishedPoints.Rows;

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Convert_PublishedPoint_GivesThePrintedDigits(
        double lon,
        double lat,
        double gcjLon,
        double gcjLat,
        double bdLon,
        double bdLat
    )
    {
        await AssertConverts("wgs84", (lon, lat), "gcj02", (gcjLon, gcjLat));
        await AssertConverts("wgs84", (lon, lat), "bd09", (bdLon, bdLat));
        await AssertConverts("gcj02", (gcjLon, gcjLat), "wgs84", (lon, lat));
        await AssertConverts("gcj02", (gcjLon, gcjLat), "bd09", (bdLon, bdLat));
        await AssertConverts("bd09", (bdLon, bdLat), "gcj02", (gcjLon, gcjLat));
        await AssertConverts("bd09", (bdLon, bdLat), "cgcs2000", (lon, lat));
    }

    [Fact]
    public async Task Convert_ToProjectedAndBack_LosesLessThanAMillimetre()
    {
        var run = await CliRun.OfConvertAsync("id,lon,lat\nA,119.6005,39.9354\n", "wgs84", "epsg4549");
        Assert.Equal("id,easting,northing\nA,465852.9787,4422432.6526\n", run.Output);

        var back = await CliRun.OfConvertAsync(run.Output, "epsg4549", "wgs84");
        var fields = back.Output.Split('\n')[1].Split(',');
        Assert.Equal(119.6005, double.Parse(fields[1], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(39.9354, double.Parse(fields[2], CultureInfo.InvariantCulture), 1e-9);
    }

    [Fact]
    public async Task Convert_ToAFile_SaysHowManyPointsAndWhere()
    {
        var input = Write("in.csv", "id,lon,lat\n1,119,39\n2,119,40\n");
        var output = Path.Combine(_folder.FullName, "out.csv");

        var run = await CliRun.OfAsync("convert", "--from", "gcj02", "--to", "wgs84", "--in", input, "--out", output);

        Assert.Equal(
            (0, $"已把 2 个点从 gcj02 换算到 wgs84，写到 {output}\n", ""),
            (run.ExitCode, run.Output, run.Error)
        );
    }

    [Fact]
    public async Task Convert_SameFileInAndOut_ReplacesIt()
    {
        var path = Write("points.csv", "id,lon,lat\nA,119.6005,39.9354\n");

        var run = await CliRun.OfAsync("convert", "--from", "wgs84", "--to", "gcj02", "--in", path, "--out", path);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("id,lon,lat\nA,119.60627", await ReadAsync(path), StringComparison.Ordinal);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task Convert_OutputIsALink_ReplacesWhatItPointsAt()
    {
        var input = Write("in.csv", "id,lon,lat\nA,1,2\n");
        var target = Write("target.csv", "old");
        var link = Path.Combine(_folder.FullName, "link.csv");
        File.CreateSymbolicLink(link, "target.csv");

        var run = await CliRun.OfAsync("convert", "--from", "wgs84", "--to", "gcj02", "--in", input, "--out", link);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("target.csv", File.ResolveLinkTarget(link, returnFinalTarget: false)?.Name);
        Assert.StartsWith("id,lon,lat", await ReadAsync(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_BadRows_TellsEachAndLeavesTheOldOutput()
    {
        var input = Write(
            "in.csv",
            "id,lon,lat\n1,abc,39\n2,39.9,119.6\n3,1,2,3\n4,,5\n\n5,NaN,x\n\"6\n\",181,0\n7,1e999,2\n8,119,39\n"
        );
        var output = Write("out.csv", "old");

        var run = await CliRun.OfAsync("convert", "--from", "gcj02", "--to", "wgs84", "--in", input, "--out", output);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "第 2 行 lon 列“abc”：不是数字 [bad_number]",
                "第 3 行 lat 列“119.6”：纬度应在 -90 到 90 之间，经纬度可能填反了 [out_of_range]",
                "第 4 行：有 4 列，表头有 3 列 [bad_row]",
                "第 5 行 lon 列“”：是空的 [bad_number]",
                "第 7 行 lon 列“NaN”：不是有限的数 [bad_number]",
                "第 7 行 lat 列“x”：不是数字 [bad_number]",
                "第 8 行 lon 列“181”：经度应在 -180 到 180 之间 [out_of_range]",
                "第 10 行 lon 列“1e999”：不是有限的数 [bad_number]",
                $"{input} 中有 8 处错误，没有写出任何内容 [bad_rows]",
            ],
            run.Error.TrimEnd().Split('\n')
        );
        Assert.Equal("old", await ReadAsync(output));
        Assert.Equal(2, _folder.GetFiles().Length);
    }

    [Fact]
    public async Task Convert_VeryManyBadRows_TellsTwentyAndCountsTheRest()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},x,1\n"));

        var run = await CliRun.OfConvertAsync("id,lon,lat\n" + rows, "gcj02", "wgs84");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(22, run.Error.TrimEnd().Split('\n').Length);
        Assert.Contains("另有 4980 处没有列出", run.Error, StringComparison.Ordinal);
        Assert.Contains("5000 处错误", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epsg4549", "wgs84", "id,easting,northing\n1,40465852,4422432\n", "请去掉前两位 [out_of_range]")]
    [InlineData("epsg4549", "wgs84", "id,easting,northing\n1,9000000,4422432\n", "太远 [out_of_range]")]
    [InlineData("epsg4549", "wgs84", "id,easting,northing\n1,500000,10009999\n", "极点 [out_of_range]")]
    [InlineData("wgs84", "epsg4549", "id,lon,lat\n1,10,45\n", "东经 70° 到 170° 的点 [out_of_range]")]
    [InlineData("wgs84", "gcj02", "", "[empty_file]")]
    [InlineData("wgs84", "gcj02", "\n\n", "[empty_file]")]
    [InlineData("wgs84", "gcj02", "id,lon\n1,2\n", "缺少 lat（纬度）列；表头是：id,lon [missing_column]")]
    [InlineData("wgs84", "gcj02", "id;lon;lat\n1;2;3\n", "[missing_column]")]
    [InlineData("epsg4549", "gcj02", "id,lon,lat\n1,2,3\n", "缺少 easting（东坐标）列")]
    [InlineData("wgs84", "gcj02", "id,lon,lat,LON\n1,2,3,4\n", "有 2 个 lon 列 [duplicate_column]")]
    [InlineData("wgs84", "epsg4549", "easting,lon,lat\n1,119,39\n", "别的 easting 列")]
    [InlineData("wgs84", "gcj02", "id,lon,lat\n1,2,3\n\"2,3,4\n", "第 3 行：引号没有成对，或一行太长 [bad_csv]")]
    [InlineData("wgs84", "gcj02", "id,lon,lat\na\"b\"c,2,3\n", "第 2 行：引号没有成对，或一行太长 [bad_csv]")]
    public async Task Convert_InputThatCannotBe_SaysWhyAndWritesNothing(
        string from,
        string to,
        string text,
        string expected
    )
    {
        var run = await CliRun.OfConvertAsync(text, from, to);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_HeaderOnly_WritesTheNewHeader()
    {
        var run = await CliRun.OfConvertAsync("id,lon,lat", "wgs84", "epsg4549");

        Assert.Equal((0, "id,easting,northing\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Convert_ManyRows_KeepsThemInOrderAndTellsOfProgress()
    {
        const int Rows = 50_000;
        var text = new StringBuilder("id,lon,lat\n");
        for (var i = 0; i < Rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i},{119 + (i / 1e5)},{40 - (i / 1e5)}\n");
        }

        var run = await CliRun.OfAsync(
            Encoding.UTF8.GetBytes(text.ToString()),
            new SteppingClock(),
            ["convert", "--from", "wgs84", "--to", "gcj02", "--in", "-", "--out", "-"]
        );

        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(Rows + 1, lines.Length);
        for (var i = 0; i < Rows; i += 997)
        {
            var fields = lines[i + 1].Split(',');
            var expected = Gcj02.FromWgs84(new(119 + (i / 1e5), 40 - (i / 1e5)));
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), fields[0]);
            Assert.Equal(expected.Lon, double.Parse(fields[1], CultureInfo.InvariantCulture), 1e-10);
        }

        // The clock moves a second at every look, a look is taken every 1,024 rows, a line is written every 3 seconds.
        var told = run.Error.TrimEnd().Split('\n')[..^1];
        Assert.Equal(Rows / 1024 / 3, told.Length);
        Assert.All(told, line => Assert.StartsWith("已换算 ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missing.csv", "out.csv", "没有这个文件 [unreadable_file]")]
    [InlineData(".", "out.csv", "[unreadable_file]")]
    [InlineData("in.csv", "missing/out.csv", "没有这个文件夹 [unwritable_file]")]
    [InlineData("in.csv", ".", "[unwritable_file]")]
    public async Task Convert_FileOutOfReach_SaysSo(string input, string output, string expected)
    {
        Write("in.csv", "id,lon,lat\n1,2,3\n");
        var (inPath, outPath) = (Path.Combine(_folder.FullName, input), Path.Combine(_folder.FullName, output));

        var run = await CliRun.OfAsync("convert", "--from", "wgs84", "--to", "gcj02", "--in", inPath, "--out", outPath);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(_folder.GetFiles());
    }

    private static async Task AssertConverts(
        string from,
        (double X, double Y) point,
        string to,
        (double X, double Y) expected
    )
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"id,lon,lat\n1,{point.X},{point.Y}\n");
        var run = await CliRun.OfConvertAsync(text, from, to);
        var fields = run.Output.Split('\n')[1].Split(',');
        Assert.Equal(expected.X, double.Parse(fields[1], CultureInfo.InvariantCulture), 1e-7);
        Assert.Equal(expected.Y, double.Parse(fields[2], CultureInfo.InvariantCulture), 1e-7);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private sealed class SteppingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}

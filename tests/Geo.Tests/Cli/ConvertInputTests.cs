using System.Text;
using QhdHomeMap.Cli;

namespace QhdHomeMap.Geo.Tests.Cli;

/// <summary>The files that people bring: headers in either language, and whatever encoding Excel wrote.</summary>
public class ConvertInputTests
{
    [Fact]
    public async Task Convert_HeadersInAnyOrderCaseAndBlanks_KeepsTheOtherColumnsWhereTheyAre()
    {
        var text = "\ufeff备注,LAT, id ,Lon \r\n\"a,\"\"b\"\"\",35.5,1,139.5\r\n\r\n\"两\n行\", 36 ,2,-1.4e2\r\n";

        var run = await CliRun.OfConvertAsync(text, "gcj02", "wgs84");

        Assert.Equal(
            "备注,lat, id ,lon\n\"a,\"\"b\"\"\",35.5000000000,1,139.5000000000\n\"两\n行\",36.0000000000,2,-140.0000000000\n",
            run.Output
        );
        Assert.Equal((0, "已把 2 个点从 gcj02 换算到 wgs84，写到标准输出\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Convert_ChineseHeaders_BecomeTheNamesOfTheContract()
    {
        var degrees = await CliRun.OfConvertAsync(
            "名称,编号, 经度 ,纬度\n甲,A,119.6005,39.9354\n",
            "wgs84",
            "epsg4549"
        );
        var metres = await CliRun.OfConvertAsync(
            "编号,东坐标,北坐标\nA,465852.9787,4422432.6526\n",
            "epsg4549",
            "wgs84"
        );
        var named = await CliRun.OfConvertAsync("id,编号,经度,纬度\n1,A,119.6005,39.9354\n", "wgs84", "cgcs2000");

        Assert.Equal("名称,id,easting,northing\n甲,A,465852.9787,4422432.6526\n", degrees.Output);
        Assert.StartsWith("id,lon,lat\nA,119.600", metres.Output, StringComparison.Ordinal);
        Assert.StartsWith("id,编号,lon,lat\n", named.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public async Task Convert_OtherEncoding_ComesOutInUtf8(string encoding)
    {
        const string Text = "编号,经度,纬度,名称\n甲,139.5,35.5,海二路驿站\n";
        var known = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);

        var run = await CliRun.OfConvertAsync([.. known.GetPreamble(), .. known.GetBytes(Text)], "wgs84", "gcj02");

        Assert.Equal("id,lon,lat,名称\n甲,139.5000000000,35.5000000000,海二路驿站\n", run.Output);
    }

    [Fact]
    public async Task Convert_BytesOfNoEncoding_AreRefusedWithTheLine()
    {
        byte[] broken = [.. "id,lon,lat\n1,2,3\n"u8, 0xff, 0xff, .. ",2,3\n"u8];

        var run = await CliRun.OfConvertAsync(broken, "wgs84", "gcj02");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("标准输入：", run.Error, StringComparison.Ordinal);
        Assert.Contains("第 3 行", run.Error, StringComparison.Ordinal);
        Assert.Contains("[encoding_unreadable]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_Pipe_IsReadLikeAFile()
    {
        await using var pipe = new Pipe([.. "编号,经度,纬度\nA,139.5,35.5\n"u8]);
        using var output = new MemoryStream();
        await using var error = new StringWriter();

        var exitCode = await GeoProgram.RunAsync(
            ["convert", "--from", "wgs84", "--to", "gcj02", "--in", "-", "--out", "-"],
            new(pipe, output, error, TimeProvider.System, IsInteractive: false)
        );

        Assert.Equal(0, exitCode);
        Assert.Equal("id,lon,lat\nA,139.5000000000,35.5000000000\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    /// <summary>What a shell's pipe gives: bytes that come once.</summary>
    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}

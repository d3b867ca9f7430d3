namespace QhdHomeMap.Geo.Tests.Cli;

public class CallTests
{
    [Theory]
    [InlineData("", "missing_command")]
    [InlineData("bogus", "unknown_command")]
    [InlineData("--bogus", "unknown_option")]
    [InlineData("convert", "缺少 --from [missing_option]")]
    [InlineData("convert --from gcj02 --to wgs84 --in a.csv", "缺少 --out [missing_option]")]
    [InlineData("convert --from gcj02 --to wgs84 --in a.csv --out", "--out 后面缺少内容 [missing_value]")]
    [InlineData("convert --from gcj02 --to wgs84 --out b.csv --in=", "--in 后面缺少内容 [missing_value]")]
    [InlineData("convert --from gcj02 --from bd09 --to wgs84 --in a --out b", "--from 只能写一次 [repeated_option]")]
    [InlineData("convert --from gcj02 --to wgs84 --in a --out b --json", "没有选项 --json [unknown_option]")]
    [InlineData("convert --from gcj02 --to wgs84 --in a --out b c", "多出了 c [unexpected_argument]")]
    [InlineData(
        "convert --from gcj --to wgs84 --in a --out b",
        "不认识坐标系“gcj”，可用：wgs84、gcj02、bd09、cgcs2000、epsg4549 [unknown_datum]"
    )]
    [InlineData("convert --from wgs84 --to utm --in a --out b", "不认识坐标系“utm”")]
    public async Task Call_ThatMakesNoSense_IsRefusedWithACode(string call, string expected)
    {
        var run = await CliRun.OfAsync(call.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("用法见：qhd geo", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "qhd geo <命令>")]
    [InlineData("-h", "convert")]
    [InlineData("convert --help", "qhd geo convert --from <坐标系> --to <坐标系> --in <文件> --out <文件>")]
    [InlineData("convert --from x -h", "qhd geo convert")]
    public async Task Help_WhereverAsked_ExplainsInChinese(string call, string expected)
    {
        var run = await CliRun.OfAsync(call.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains("用法：", run.Output, StringComparison.Ordinal);
    }
}

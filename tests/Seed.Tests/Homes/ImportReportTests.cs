using System.Globalization;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>What an import tells the person who keeps the list.</summary>
public class ImportReportTests
{
    private const string Header = "编号,名称,经度,纬度,开放时间\n";

    private const string Three =
        Header
        + "A1,甲站,119.57,39.94,每天 8:00-20:00\nA2,乙站,119.58,39.93,工作日9点到17点\nA3,丙站,119.56,39.94,工作日9点到17点\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hours_AreToldAsTheyWereUnderstood_ThoseInOtherWordsFirst(bool dryRun)
    {
        await using var scene = await ImportScene.CreateAsync();

        var lines = await scene.ReportAsync(Three, dryRun: dryRun);

        var first = lines.IndexOf("开放时间是这样读的（2 种写法），请核对：");
        Assert.Equal(
            [
                "  工作日9点到17点 → 周一至周五 9:00-17:00；周六、周日休息；法定节假日休息（第 3 行等 2 行）",
                "  每天 8:00-20:00 → 每天 8:00-20:00（第 2 行）",
            ],
            lines.GetRange(first + 1, 2)
        );
    }

    [Fact]
    public async Task Hours_OfManyKinds_AreToldUpToTwenty_OrAllWhenAsked()
    {
        await using var scene = await ImportScene.CreateAsync();
        var list =
            Header
            + string.Concat(
                Enumerable
                    .Range(0, 30)
                    .Select(i =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"B{i},第{i}站,119.{530 + i},39.94,8点{i + 10}分到20点\n"
                        )
                    )
            );

        var some = await scene.ReportAsync(list, dryRun: true);
        var all = await scene.ReportAsync(list, dryRun: true, allHours: true);

        Assert.Equal(20, some.Count(line => line.Contains(" → ", StringComparison.Ordinal)));
        Assert.Contains("  …… 等 30 种；加 --hours 列出全部。", some);
        Assert.Equal(30, all.Count(line => line.Contains(" → ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Counts_OfWhatWasNotWritten_SayThatItWouldBe()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.AddSampleAsync();
        var bad = Three + "A4,丁站,0,0,\n";

        var refused = await scene.ReportAsync(bad);
        var dry = await scene.ReportAsync(bad, dryRun: true);
        var written = await scene.ReportAsync(Three);

        const string Would = "会新增 3 处，会更新 0 处，没有变化 0 处，但没有写入；有问题 1 行，共 1 个问题";
        Assert.Contains(Would, refused);
        Assert.Contains(Would, dry);
        Assert.Contains("写入时会删去示例阵地 1 处：有了真实清单，示例就不再需要。", dry);
        Assert.Contains("新增 3 处，更新 0 处，没有变化 0 处；有问题 0 行，共 0 个问题", written);
    }
}

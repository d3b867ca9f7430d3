using QhdHomeMap.Seed.Homes;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>Numbers are read, the names beside them are not: nothing that riders see names a person.</summary>
public class PhoneTests
{
    [Theory]
    [InlineData("联系人及电话", "张三 13800000000", "13800000000")]
    [InlineData("联系人/电话", "张三：0335-3650000转8、李四13900000000", "0335-3650000转8、13900000000")]
    [InlineData("联系人、电话", "３６５００００（王主任）", "3650000")]
    [InlineData("负责人及联系电话", "欧阳·阿依古丽/(0335)3650000", "(0335)3650000")]
    [InlineData("联系方式", "张三 400-123-4567", "400-123-4567")]
    [InlineData("联系方式", "12351", "12351")]
    [InlineData("联系人及电话", "张三", null)]
    [InlineData("联系人及电话", "—", null)]
    [InlineData("联系人电话", "0335-3650000", "0335-3650000")]
    public async Task Phone_IsAllThatIsReadOfItsColumn(string header, string cell, string? phone)
    {
        await using var scene = await ImportScene.CreateAsync();

        var result = await scene.ImportAsync($"编号,名称,经度,纬度,{header}\nA1,甲站,119.57,39.94,{cell}\n");

        Assert.Empty(result.Told());
        Assert.Equal(phone, (await scene.HomesAsync())["A1"].Phone);
    }

    [Theory]
    [InlineData("联系人及电话", "张三 138000000")]
    [InlineData("联系人及电话", "3650000（101室）")]
    [InlineData("联系方式", "2024-05-01")]
    [InlineData("联系电话", "张三 13800000000")]
    public async Task Phone_ThatIsNone_IsRefused(string header, string cell)
    {
        await using var scene = await ImportScene.CreateAsync();

        var result = await scene.ImportAsync($"编号,名称,经度,纬度,{header}\nA1,甲站,119.57,39.94,{cell}\n");

        Assert.Equal([$"2 {header} phone_unreadable"], result.Told());
    }

    [Fact]
    public async Task Names_ThatWereLeftOut_AreTold()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string List =
            "编号,名称,经度,纬度,联系人及电话\nA1,甲站,119.57,39.94,张三 13800000000\nA2,乙站,119.58,39.93,0335-3650000\n";

        var lines = await scene.ReportAsync(List);

        Assert.Contains("“联系人及电话”只读入了电话号码，人名等文字没有读入：1 行", lines);
    }

    [Fact]
    public async Task Column_OfNumbersOnly_IsReadBeforeOneWithNames()
    {
        await using var scene = await ImportScene.CreateAsync();

        var result = await scene.ImportAsync(
            "编号,名称,经度,纬度,联系人及电话,联系电话\nA1,甲站,119.57,39.94,张三 13800000000,0335-3650000\n"
        );

        Assert.Equal(["联系人及电话"], result.List.Columns.Unused);
        Assert.Equal("0335-3650000", (await scene.HomesAsync())["A1"].Phone);
    }
}

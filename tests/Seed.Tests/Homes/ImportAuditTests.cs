using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Audit;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>An import is in the audit log like any other change.</summary>
public class ImportAuditTests
{
    private const string List = "编号,名称,经度,纬度,服务\nA1,甲站,119.57,39.94,饮水\nA2,乙站,119.58,39.94,休息\n";

    [Fact]
    public async Task Import_OfNewAndChangedHomes_LeavesEntries_AndOfTheSameOnesNone()
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync(List);
        var created = await EntriesAsync(scene);
        await scene.ImportAsync(List);
        var same = await EntriesAsync(scene);
        await scene.ImportAsync(List.Replace("甲站", "新甲站", StringComparison.Ordinal));
        var changed = (await EntriesAsync(scene)).Except(same).ToList();

        Assert.Contains("A1 甲站 insert service:water", created);
        Assert.Contains(created, e => e.StartsWith("A2 乙站 insert", StringComparison.Ordinal));
        Assert.Equal(created, same);
        Assert.StartsWith("A1 新甲站 update", Assert.Single(changed), StringComparison.Ordinal);
        Assert.Contains("name", changed[0], StringComparison.Ordinal);
    }

    /// <summary>Each as the home's name, what was done, and the fields in their order.</summary>
    private static async Task<List<string>> EntriesAsync(ImportScene scene)
    {
        await using var db = scene.Open();
        var entries = await db
            .AuditEntries.Where(e => e.Subject == AuditSubject.Home)
            .OrderBy(e => e.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
        return
        [
            .. entries.Select(e =>
                $"{e.SubjectName} {e.Action} "
                + string.Join(' ', e.Changes.RootElement.EnumerateObject().Select(p => p.Name))
            ),
        ];
    }
}

using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>填表用的各种选项.</summary>
internal static class ShowTerms
{
    internal sealed record TermsAnswer(
        [property: Description("管辖范围内的工会")] IReadOnlyList<UnionTerm> Unions,
        [property: Description("县区")] IReadOnlyList<AreaTerm> Areas,
        [property: Description("乡镇街道")] IReadOnlyList<TownshipTerm> Townships,
        [property: Description("依托阵地")] IReadOnlyList<TermAnswer> Hosts,
        [property: Description("场所类型")] IReadOnlyList<TermAnswer> Settings,
        [property: Description("服务")] IReadOnlyList<ServiceTerm> Services,
        [property: Description("阵地类别")] IReadOnlyList<TermAnswer> Kinds,
        [property: Description("层级")] IReadOnlyList<TermAnswer> Levels,
        [property: Description("等级")] IReadOnlyList<TermAnswer> Grades,
        [property: Description("创建形式")] IReadOnlyList<TermAnswer> Forms,
        [property: Description("状态")] IReadOnlyList<TermAnswer> Statuses,
        [property: Description("进入方式：public、staff、code、card、face")] IReadOnlyList<TermAnswer> Access
    );

    internal sealed record UnionTerm(
        [property: Description("工会编号")] int Id,
        [property: Description("代码")] string Code,
        [property: Description("名称")] string Name,
        [property: Description("工会类别：city、county、system、direct、town")] string Kind,
        [property: Description("上级工会的编号")] int? ParentId,
        [property: Description("县区代码")] string? AreaCode,
        [property: Description("可以在这里新建站点")] bool MayCreate
    );

    internal sealed record AreaTerm(
        [property: Description("代码")] string Code,
        [property: Description("名称")] string Name,
        [property: Description("简称")] string ShortName,
        [property: Description("没有独立区划的区：所在的县区；坐标须在其中")] IReadOnlyList<string> Hosts
    );

    internal sealed record TownshipTerm(
        [property: Description("代码")] string Code,
        [property: Description("名称")] string Name,
        [property: Description("县区代码")] string AreaCode
    );

    internal sealed record ServiceTerm(
        [property: Description("代码")] string Code,
        [property: Description("名称")] string Name,
        [property: Description("facility 服务功能、service 服务内容")] string Category
    );

    public static void Map(IEndpointRouteBuilder staff) =>
        staff
            .MapGet("/terms", HandleAsync)
            .RequireRight(StaffRight.SeeHomes)
            .WithName("showTerms")
            .WithSummary("填表用的选项")
            .WithDescription("管辖范围内的工会，县区、乡镇街道，以及各代码的中文名称。")
            .Produces<TermsAnswer>()
            .WithAnswerExample(KeepingExamples.Terms);

    private static async Task<TermsAnswer> HandleAsync(HttpContext context, QhdDbContext db)
    {
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        var choices = await HomeChoices.ReadAsync(db, cancellation);
        var seen = caller.Scope(StaffRight.SeeHomes);
        int[] managed = [.. seen.HomeIds];
        var unionsOfManaged = await db
            .Homes.Where(h => managed.Contains(h.Id))
            .Select(h => h.UnionId)
            .ToListAsync(cancellation);
        var create = caller.Scope(StaffRight.CreateHomes).UnionIds;
        return new TermsAnswer(
            [
                .. choices
                    .Unions.Where(u => seen.UnionIds.Contains(u.Id) || unionsOfManaged.Contains(u.Id))
                    .Select(u => new UnionTerm(
                        u.Id,
                        u.Code,
                        u.Name,
                        u.Kind.Code(),
                        u.ParentId,
                        u.AreaCode,
                        create.Contains(u.Id)
                    )),
            ],
            [.. choices.Areas.Select(a => new AreaTerm(a.Code, a.Name, a.ShortName, a.Hosts))],
            [.. choices.Townships.Select(t => new TownshipTerm(t.Code, t.Name, t.AreaCode))],
            [.. choices.Hosts.Select(t => new TermAnswer(t.Code, t.Name))],
            [.. choices.Settings.Select(t => new TermAnswer(t.Code, t.Name))],
            [.. choices.Services.Select(s => new ServiceTerm(s.Code, s.Name, s.Category.Code()))],
            HomeWords.All<HomeKind>(),
            HomeWords.All<HomeLevel>(),
            HomeWords.All<HomeGrade>(),
            HomeWords.All<HomeForm>(),
            HomeWords.All<HomeStatus>(),
            HomeWords.All<AccessWay>()
        );
    }
}

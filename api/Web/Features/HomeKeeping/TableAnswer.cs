using System.ComponentModel;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>What a sheet would change, and what keeps it from being written.</summary>
internal sealed record TableAnswer(
    [property: Description("apply=true 时带上，写入的就是这里显示的差异")] string Digest,
    [property: Description("已经写入")] bool Applied,
    [property: Description("有改动的行数")] int Changed,
    [property: Description("有问题的行数；不为 0 就不能写入")] int Refused,
    [property: Description("有改动或有问题的行")] IReadOnlyList<RowAnswer> Rows,
    [property: Description("关于整张表的说明")] IReadOnlyList<string> Notes
);

internal sealed record RowAnswer(
    [property: Description("表格的行号")] int Row,
    [property: Description("站点编号")] int? Id,
    [property: Description("站点名称")] string? Name,
    [property: Description("改动")] IReadOnlyList<CellChange> Changes,
    [property: Description("问题")] IReadOnlyList<CellProblem> Problems
);

internal sealed record CellChange(
    [property: Description("哪一项")] string Field,
    [property: Description("列名")] string Title,
    [property: Description("原来的")] string From,
    [property: Description("改为")] string To
);

internal sealed record CellProblem(
    [property: Description("null 为整行的问题")] string? Field,
    [property: Description("列名")] string? Title,
    [property: Description("怎么回事")] string Message
);

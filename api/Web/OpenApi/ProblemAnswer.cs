using System.ComponentModel;

namespace QhdHomeMap.Api.OpenApi;

/// <summary>A failure's shape, as the document shows it.</summary>
internal sealed record ProblemAnswer(
    [property: Description("问题类型；总是 about:blank，请按 code 区分")] string Type,
    [property: Description("出了什么问题、可以怎么办，可直接显示")] string Title,
    [property: Description("HTTP 状态码")] int Status,
    [property: Description("稳定的错误代码，供程序判断")] string Code,
    [property: Description("报修时请提供，用于在日志中查找")] string TraceId,
    [property: Description("按字段列出的错误")] IReadOnlyDictionary<string, string[]>? Errors = null
);

using Microsoft.AspNetCore.Mvc;

namespace QhdHomeMap.Api.Problems;

/// <summary>
/// What went wrong, as RFC 9457 says it: a stable code for programs, a Chinese title that a person can act on, and the fields.
/// </summary>
internal sealed record Problem(int Status, string Code, string Title)
{
    /// <summary>By field, what is wrong with it; in Chinese.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    public static readonly Problem BodyUnreadable = new(
        400,
        "body_unreadable",
        "请求内容不是有效的 JSON，或与接口要求的格式不符"
    );
    public static readonly Problem BodyTooLarge = new(413, "body_too_large", "请求内容过大");
    public static readonly Problem UnsupportedMediaType = new(
        415,
        "unsupported_media_type",
        "请以 application/json 发送请求"
    );
    public static readonly Problem RequestInvalid = new(400, "request_invalid", "请求参数有误，请按提示修改");
    public static readonly Problem HomeNotFound = new(404, "home_not_found", "没有找到这个职工之家，可能已撤销");
    public static readonly Problem RouteNotFound = new(404, "not_found", "没有这个地址");
    public static readonly Problem MethodNotAllowed = new(405, "method_not_allowed", "这个地址不支持该请求方法");
    public static readonly Problem TooManyRequests = new(429, "too_many_requests", "请求过于频繁，请稍候再试");
    public static readonly Problem NotReady = new(503, "not_ready", "系统正在启动，请稍后再试");
    public static readonly Problem RequestTimeout = new(408, "request_timeout", "请求超时，请重试");
    public static readonly Problem Internal = new(500, "internal_error", "系统出错，请稍后再试");

    /// <summary>What stands for a status that the framework set by itself.</summary>
    public static Problem ForStatus(int status) =>
        status switch
        {
            404 => RouteNotFound,
            405 => MethodNotAllowed,
            408 => RequestTimeout,
            413 => BodyTooLarge,
            415 => UnsupportedMediaType,
            429 => TooManyRequests,
            503 => NotReady,
            >= 400 and < 500 => BodyUnreadable with { Status = status },
            _ => Internal with { Status = status },
        };

    public Problem With(FieldErrors errors) => this with { Errors = errors.ByField };

    public void Fill(ProblemDetails details)
    {
        details.Status = Status;
        details.Title = Title;
        details.Type = "about:blank";
        details.Extensions["code"] = Code;
        if (Errors is not null)
            details.Extensions["errors"] = Errors;
    }
}

/// <summary>Gathers what is wrong with a request, field by field. Costs nothing while nothing is.</summary>
internal sealed class FieldErrors
{
    private Dictionary<string, List<string>>? _byField;

    public IReadOnlyDictionary<string, string[]> ByField =>
        _byField?.ToDictionary(f => f.Key, f => f.Value.ToArray()) ?? [];

    public bool Any => _byField is not null;

    public void Add(string field, string message)
    {
        _byField ??= [];
        if (!_byField.TryGetValue(field, out var messages))
            _byField.Add(field, messages = []);
        messages.Add(message);
    }
}

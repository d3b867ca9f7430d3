using Microsoft.AspNetCore.Mvc;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Problems;

/// <summary>
/// What went wrong, as RFC 9457 says it: a stable code for programs, a Chinese title that a person can act on, and the fields.
/// </summary>
internal sealed partial record Problem(int Status, string Code, string Title)
{
    /// <summary>By field, what is wrong with it; in Chinese.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>What else the caller needs to go on, each a member of the answer.</summary>
    public IReadOnlyDictionary<string, object?>? Members { get; init; }

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
    public static readonly Problem Stopping = new(503, "stopping", "这个实例正在停止，请访问其它实例");
    public static readonly Problem RequestTimeout = new(408, "request_timeout", "请求超时，请重试");
    public static readonly Problem Internal = new(500, "internal_error", "系统出错，请稍后再试");

    /// <summary>Whether a change was saved is not known: the connection may have been lost while it was.</summary>
    public static readonly Problem DatabaseAway = new(
        503,
        "database_away",
        "数据库暂时连不上，不能确定是否已经保存：请稍后刷新查看，再重试"
    );
    public static readonly Problem DatabaseBusy = new(503, "database_busy", "系统正忙，没有改动，请重试");
    public static readonly Problem SignInRequired = new(401, "sign_in_required", "请先登录；登录可能已过期");
    public static readonly Problem SignInFailed = new(
        401,
        "sign_in_failed",
        "用户名或密码不对，或账号已停用、因多次失败暂时锁定（15 分钟后再试）"
    );
    public static readonly Problem SecondFactorRequired = new(
        401,
        "second_factor_required",
        "请填写验证器上的动态口令"
    );
    public static readonly Problem SecondFactorWrong = new(
        401,
        "second_factor_wrong",
        "动态口令不对或已经用过，请等下一个"
    );
    public static readonly Problem SecondFactorOn = new(422, "second_factor_on", "两步验证已经开启，要换请先关闭");
    public static readonly Problem SecondFactorNotConfirmed = new(
        422,
        "second_factor_not_confirmed",
        "动态口令不对：请核对手机时间，填写此刻显示的 6 位数字"
    );
    public static readonly Problem PasswordWrong = new(422, "password_wrong", "密码不对");
    public static readonly Problem PasswordRefused = new(422, "password_refused", "密码没有改成，请按提示修改");
    public static readonly Problem PasswordChangeRequired = new(403, "password_change_required", "请先修改密码");
    public static readonly Problem NotAllowed = new(403, "not_allowed", "您没有这项权限");
    public static readonly Problem UserNotFound = new(404, "user_not_found", "没有这个账号，或者不归您管理");
    public static readonly Problem SessionNotFound = new(404, "session_not_found", "没有这个登录，可能已经结束");
    public static readonly Problem AccountRefused = new(422, "account_refused", "账号没有保存，请按提示修改");
    public static readonly Problem OwnAccount = Of(StaffRefusal.OwnAccount);
    public static readonly Problem LastCityOfficer = Of(StaffRefusal.LastCityOfficer);
    public static readonly Problem AppointmentOutOfScope = Of(StaffRefusal.OutOfScope);
    public static readonly Problem RoleMisfitsUnion = Of(StaffRefusal.RoleMisfitsUnion);
    public static readonly Problem AppointedTwice = Of(StaffRefusal.AppointedTwice);
    public static readonly Problem AccountDisabledAlready = Of(StaffRefusal.DisabledAlready);
    public static readonly Problem AccountNotDisabled = Of(StaffRefusal.NotDisabled);
    public static readonly Problem AntiforgeryFailed = new(
        403,
        "antiforgery_failed",
        "页面已过期，请刷新后重试（缺少或不符的 X-CSRF-Token）"
    );

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

    public static Problem Of(StaffRefusal refusal) => new(422, refusal.Code, refusal.Title);

    public Problem With(FieldErrors errors) => this with { Errors = errors.ByField };

    public IResult AsResult() => new Answer(this);

    public void Fill(ProblemDetails details)
    {
        details.Status = Status;
        details.Title = Title;
        details.Type = "about:blank";
        details.Extensions["code"] = Code;
        if (Errors is not null)
            details.Extensions["errors"] = Errors;
        foreach (var (name, value) in Members ?? new Dictionary<string, object?>())
            details.Extensions[name] = value;
    }

    private sealed class Answer(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.WriteAsync(problem);
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

using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Api.Problems;

/// <summary>What riders with an account may be told.</summary>
internal sealed partial record Problem
{
    /// <summary>The front end signs in again by itself: it takes a code of WeChat and no word of the person.</summary>
    public static readonly Problem RiderSignInRequired = new(
        401,
        "rider_sign_in_required",
        "登录已过期，请重新登录；不登录也可以查找职工之家"
    );
    public static readonly Problem WeChatNotConfigured = new(
        422,
        "wechat_not_configured",
        "微信登录还没有开通；不登录也可以查找职工之家"
    );
    public static readonly Problem TemplatesNotConfigured = new(
        422,
        "wechat_not_configured",
        "还没有配置小程序的 appid，没有模板可以核对"
    );
    public static readonly Problem WeChatCodeInvalid = new(
        422,
        "wechat_code_invalid",
        "微信给的凭证不对、已用过或过期，请重试"
    );
    public static readonly Problem WeChatPersonRefused = new(
        403,
        "wechat_person_refused",
        "微信不让这个账号使用小程序，请在微信中查看原因"
    );

    /// <summary>Whether WeChat did it is not always known; a code is used up in either case.</summary>
    public static readonly Problem WeChatAway = new(503, "wechat_away", "微信暂时没有回应，请稍后重试");
    public static readonly Problem CallbackRefused = new(403, "callback_refused", "不是微信发来的，或者是重复的推送");

    public static readonly Problem GuardianConsentRequired = Of(RiderRefusal.GuardianConsentRequired);
    public static readonly Problem AcceptanceOutOfTime = Of(RiderRefusal.AcceptanceOutOfTime);
    public static readonly Problem PrivacyVersionOutdated = Of(RiderRefusal.PrivacyVersionOutdated);
    public static readonly Problem TooManyFavourites = Of(RiderRefusal.TooManyFavourites);

    public static Problem Of(RiderRefusal refusal) => new(422, refusal.Code, refusal.Title);
}

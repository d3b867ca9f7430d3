using System.Collections.Frozen;
using static QhdHomeMap.WeChat.Answers.ErrorAction;
using static QhdHomeMap.WeChat.Answers.ErrorClass;

namespace QhdHomeMap.WeChat.Answers;

/// <summary>Every code that WeChat documents for the endpoints we call, as data.</summary>
public static class WeChatErrors
{
    public const int SystemBusy = -1;
    public const int InvalidCredential = 40001;
    public const int InvalidOpenId = 40003;
    public const int InvalidAppId = 40013;
    public const int InvalidToken = 40014;
    public const int InvalidCode = 40029;
    public const int InvalidTemplateId = 40037;
    public const int InvalidArgs = 40097;
    public const int InvalidSecret = 40125;
    public const int InvalidScene = 40129;
    public const int InvalidPath = 40159;
    public const int CodeUsed = 40163;
    public const int InvalidCodeScene = 40169;
    public const int PersonBlocked = 40226;
    public const int PageNotReleased = 41030;
    public const int TokenExpired = 42001;
    public const int NotSubscribed = 43101;
    public const int OpenIdMismatch = 43104;
    public const int TemplateBanned = 43107;
    public const int ConcurrentSend = 43108;
    public const int EmptyContent = 44002;
    public const int MinuteFrequency = 44991;
    public const int DayQuota = 45009;
    public const int MinuteQuota = 45011;
    public const int SensitiveWord = 45168;
    public const int MalformedData = 47001;
    public const int InvalidField = 47003;
    public const int PersonNotSeen = 61010;
    public const int RepeatedMedia = 87020;
    public const int DownloadFailed = -1008;
    public const int TemplateLimit = 200012;
    public const int InvalidTitle = 200014;
    public const int InvalidKeywords = 200020;
    public const int InvalidSceneDescription = 200021;
    public const int DuplicateTemplate = 200022;

    public static readonly IReadOnlyList<WeChatError> All =
    [
        new(SystemBusy, "微信系统繁忙", Busy, RetryWithBackOff),
        new(InvalidCredential, "访问令牌不对", Token, RenewToken),
        new(InvalidToken, "访问令牌不合法", Token, RenewToken),
        new(TokenExpired, "访问令牌过期", Token, RenewToken),
        new(InvalidOpenId, "这个微信用户不属于本小程序", Person, GiveUpPerson),
        new(InvalidAppId, "小程序的 appid 不对", Configuration, Alarm),
        new(InvalidSecret, "小程序的密钥不对", Configuration, Alarm),
        new(40164, "本机的地址不在微信后台的 IP 白名单里", Configuration, Alarm),
        new(InvalidCode, "登录或手机号凭证不对或已过期", Code, AskForNewCode),
        new(CodeUsed, "登录凭证已经用过", Code, AskForNewCode),
        new(PersonBlocked, "微信判定该用户高风险，不让登录", Person, GiveUpPerson),
        new(InvalidTemplateId, "消息模板不存在", Message, StopCampaign),
        new(InvalidArgs, "参数不对", Page, ShowToStaff),
        new(InvalidCodeScene, "小程序码的场景值不对", Page, ShowToStaff),
        new(InvalidPath, "小程序页面的路径不对", Page, ShowToStaff),
        new(PageNotReleased, "小程序的正式版里没有这个页面", Message, StopCampaign),
        new(NotSubscribed, "对方没有订阅、次数已用完或拒收", Consent, ZeroBalance),
        new(OpenIdMismatch, "这个微信用户与小程序不匹配", Person, GiveUpPerson),
        new(TemplateBanned, "订阅消息能力或该模板被封禁", Message, StopCampaignAndAlarm),
        new(ConcurrentSend, "同一用户有另一条消息正在发送", Concurrent, RetryLaterSerialised),
        new(DayQuota, "今天的调用次数已用完", DayLimit, PauseUntilMidnight),
        new(MinuteQuota, "调用太频繁", MinuteLimit, PauseOneMinute),
        new(MinuteFrequency, "每分钟调用次数超限", MinuteLimit, PauseOneMinute),
        new(SensitiveWord, "消息含有敏感词", Message, StopCampaign),
        new(EmptyContent, "没有内容可检查", Request, StopCampaignAndAlarm),
        new(MalformedData, "发给微信的数据格式不对", Request, StopCampaignAndAlarm),
        new(InvalidField, "消息的一项内容不合模板的规定", Field, StopCampaign),
        new(48001, "小程序没有这个接口的权限", Configuration, Alarm),
        new(InvalidScene, "内容检查的场景值不对", Request, Alarm),
        new(PersonNotSeen, "该用户近两小时没有用过小程序，无法检查其内容", Content, QueueForModeration),
        new(RepeatedMedia, "同一图片重复送检", Content, QueueForModeration),
        new(DownloadFailed, "微信下载不到要检查的图片", Content, QueueForModeration),
        new(200011, "添加模板的能力被封禁", Template, Alarm),
        new(TemplateLimit, "模板数量已达上限", Template, ShowToStaff),
        new(200013, "该模板已被封禁", Template, ShowToStaff),
        new(InvalidTitle, "模板编号不对", Template, ShowToStaff),
        new(InvalidKeywords, "关键词的选择不对：要 2 到 5 个且属于该模板", Template, ShowToStaff),
        new(InvalidSceneDescription, "场景说明不对：最多 15 字", Template, ShowToStaff),
        new(DuplicateTemplate, "已经有同样的模板", Template, ShowToStaff),
        new(200100, "小程序的账号类型不能使用订阅消息", Configuration, Alarm),
    ];

    private static readonly FrozenDictionary<int, WeChatError> ByCode = All.ToFrozenDictionary(e => e.Code);

    /// <summary>A code outside the table stops what is going on until somebody has looked.</summary>
    public static WeChatError Of(int code) =>
        ByCode.GetValueOrDefault(code)
        ?? new WeChatError(code, $"微信返回了未见于文档的错误 {code}", Undocumented, StopCampaignAndAlarm);
}

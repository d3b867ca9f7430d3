namespace QhdHomeMap.Data.Riders;

/// <summary>Why an account of a rider does not become what was asked: a stable code, and what to tell the person.</summary>
public sealed record RiderRefusal(string Code, string Title)
{
    public static readonly RiderRefusal GuardianConsentRequired = new(
        "guardian_consent_required",
        "未满 14 周岁须由监护人同意后才能登录；不登录也可以查找职工之家"
    );
    public static readonly RiderRefusal AcceptanceOutOfTime = new(
        "acceptance_out_of_time",
        "同意隐私保护指引的时间不对，请核对手机时间后重新同意"
    );
    public static readonly RiderRefusal PrivacyVersionOutdated = new(
        "privacy_version_outdated",
        "隐私保护指引已经更新，请阅读新的一版并同意"
    );
    public static readonly RiderRefusal TooManyFavourites = new(
        "too_many_favourites",
        $"最多收藏 {RiderFavourite.MaxPerRider} 个职工之家，请先取消几个"
    );
}

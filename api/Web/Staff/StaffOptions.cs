using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Api.Staff;

/// <summary>Section <c>Staff</c> of the settings.</summary>
internal sealed class StaffOptions
{
    /// <summary>A browser's session ends at the latest after a working day…</summary>
    [Range(1, 24)]
    public int CookieHours { get; set; } = 12;

    /// <summary>…and earlier when nobody has used it for so long.</summary>
    [Range(1, 24 * 60)]
    public int IdleMinutes { get; set; } = 120;

    /// <summary>A program's session.</summary>
    [Range(1, 366)]
    public int BearerDays { get; set; } = 30;
}

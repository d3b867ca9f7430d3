using System.ComponentModel.DataAnnotations;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Api.Riders;

/// <summary>Section <c>Riders</c> of the settings.</summary>
internal sealed class RiderOptions
{
    /// <summary>Of the privacy text that the mini-program shows. Another one, and every rider has to accept it anew.</summary>
    [Required, StringLength(Rider.PrivacyVersionMaxLength, MinimumLength = 1)]
    public string PrivacyVersion { get; set; } = "2026-11";

    /// <summary>How long a token lets in.</summary>
    [Range(5, 24 * 60)]
    public int AccessMinutes { get; set; } = 120;

    /// <summary>How long somebody may stay away without signing in again.</summary>
    [Range(1, 366)]
    public int RefreshDays { get; set; } = 30;

    public RiderTokenLife Life => new(TimeSpan.FromMinutes(AccessMinutes), TimeSpan.FromDays(RefreshDays));
}

using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Jobs.Riders;

/// <summary>Section <c>Riders</c> of the settings.</summary>
internal sealed class UpkeepOptions
{
    /// <summary>Who has not come for so many days is deleted as if he had asked for it; what the privacy text says.</summary>
    [Range(90, 3660)]
    public int DeleteUnseenDays { get; set; } = 730;
}

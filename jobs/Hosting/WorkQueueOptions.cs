using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Jobs.Hosting;

/// <summary>Section <c>Work</c> of the settings.</summary>
internal sealed class WorkQueueOptions
{
    /// <summary>How many jobs this instance does at once. A plan run by itself uses every core.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 2;
}

using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Api.Planning;

internal sealed class PlanningOptions
{
    /// <summary>How often to look whether there are roads that nothing was drawn on yet; 0: planners wait for it.</summary>
    [Range(0, 3600)]
    public int PrepareSeconds { get; init; } = 60;
}

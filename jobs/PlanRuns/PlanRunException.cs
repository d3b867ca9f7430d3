using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>A run cannot be computed, and it is known why.</summary>
internal sealed class PlanRunException(PlanTrouble trouble) : Exception(trouble.Title)
{
    public PlanTrouble Trouble => trouble;
}

namespace QhdHomeMap.Seed.Tables;

/// <summary>How far an import is.</summary>
/// <param name="Step">What it does, in Chinese.</param>
/// <param name="Share">How much of the step is done, 0 to 1; null when that is not known.</param>
internal sealed record ImportProgress(string Step, double? Share);

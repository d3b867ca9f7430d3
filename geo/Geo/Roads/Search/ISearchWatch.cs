namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Somebody who looks on while a <see cref="RoadSearch"/> runs.</summary>
internal interface ISearchWatch
{
    /// <summary>In the place of an arc: reached from the first end of the place where the search began.</summary>
    const int FirstEnd = -1;

    /// <summary>The same for the second end.</summary>
    const int SecondEnd = -2;

    /// <summary>A cheaper way to a slot was found, over an arc of the rows or from an end of the origin.</summary>
    void Reached(int slot, int arc);

    /// <summary>A slot is gone on from. It may come again, cheaper.</summary>
    /// <returns>What costs more need not be searched; infinite leaves the limit as it is.</returns>
    double Settled(int slot, double cost);
}

/// <summary>Nobody.</summary>
internal readonly struct NoWatch : ISearchWatch
{
    public void Reached(int slot, int arc) { }

    public double Settled(int slot, double cost) => double.PositiveInfinity;
}

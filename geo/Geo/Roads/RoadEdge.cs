namespace QhdHomeMap.Geo.Roads;

/// <summary>A stretch of road between two nodes, without a junction in between. 32 bytes, without references.</summary>
/// <param name="From">The node where it begins.</param>
/// <param name="To">The node where it ends; may be the same.</param>
/// <param name="ForwardM">Metres from <see cref="From"/> to <see cref="To"/>, at least 0; infinite where it is closed that way to everyone.</param>
/// <param name="BackwardM">Metres from <see cref="To"/> to <see cref="From"/>, likewise.</param>
/// <param name="Name">Index into <see cref="RoadNetwork.Names"/>; 0 is a road without a name.</param>
/// <param name="Class">What kind of road.</param>
/// <param name="Access">Who may use it, which way.</param>
public readonly record struct RoadEdge(
    int From,
    int To,
    double ForwardM,
    double BackwardM,
    int Name,
    RoadClass Class,
    RoadAccess Access
)
{
    /// <summary>Metres of the road itself: those of the direction that is open, of the shorter if both are; 0 where both are closed.</summary>
    public double LengthM => Math.Min(ForwardM, BackwardM) is var lengthM && double.IsFinite(lengthM) ? lengthM : 0;
}

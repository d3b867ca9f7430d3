namespace QhdHomeMap.Geo.Roads;

/// <summary>Who may use an edge and in which direction; forward is from <see cref="RoadEdge.From"/> to <see cref="RoadEdge.To"/>.</summary>
[Flags]
public enum RoadAccess : byte
{
    /// <summary>Closed to all.</summary>
    None = 0,

    /// <summary>On foot, forward.</summary>
    WalkForward = 1,

    /// <summary>On foot, backward.</summary>
    WalkBackward = 2,

    /// <summary>By e-bike, forward.</summary>
    CycleForward = 4,

    /// <summary>By e-bike, backward.</summary>
    CycleBackward = 8,

    /// <summary>On foot, both ways.</summary>
    Walk = WalkForward | WalkBackward,

    /// <summary>By e-bike, both ways.</summary>
    Cycle = CycleForward | CycleBackward,

    /// <summary>Everyone, both ways.</summary>
    All = Walk | Cycle,
}

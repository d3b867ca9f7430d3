namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>What is within reach of one place.</summary>
/// <param name="Origin">The place.</param>
/// <param name="Nodes">The nodes within the greatest limit, by node.</param>
/// <param name="Stretches">For each limit, in the order asked, the parts of edges within it, by edge and start.</param>
public sealed record OriginReach(RoadPlace Origin, NodeCost[] Nodes, RoadStretch[][] Stretches);

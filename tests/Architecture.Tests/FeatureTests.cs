using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;

namespace QhdHomeMap.Architecture.Tests;

/// <summary>Features of the host stand side by side: what two of them need lives outside both.</summary>
public class FeatureTests
{
    private const string Features = "QhdHomeMap.Api.Features.(*)";

    private static readonly ArchUnitNET.Domain.Architecture Api = new ArchLoader()
        .LoadAssemblies(System.Reflection.Assembly.Load("QhdHomeMap.Api"))
        .Build();

    [Fact]
    public void Features_NeverReference_Features()
    {
        var slices = SliceRuleDefinition.Slices().Matching(Features);
        Assert.NotEmpty(slices.GetObjects(Api));
        var results = slices.Should().NotDependOnEachOther().Evaluate(Api);
        Assert.All(results, result => Assert.True(result.Passed, result.Description));
    }
}

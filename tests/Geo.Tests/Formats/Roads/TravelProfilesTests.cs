using System.Text;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class TravelProfilesTests
{
    [Fact]
    public void House_WalksAtOnePace_AndRidesWithinTheLaw()
    {
        var (walk, ebike) = (Named("walk"), Named("ebike"));

        Assert.Equal(["walk", "ebike"], TravelProfiles.Default.Select(profile => profile.Code));
        Assert.All(Enum.GetValues<RoadClass>(), roadClass => Assert.Equal(1.2, walk.SpeedMps(roadClass)));
        Assert.All(Enum.GetValues<RoadClass>(), roadClass => Assert.InRange(ebike.SpeedMps(roadClass), 0, 25 / 3.6));
        Assert.Equal(0, ebike.SpeedMps(RoadClass.Motorway));
        Assert.Equal(0, ebike.SpeedMps(RoadClass.Steps));
        Assert.Equal(25 / 3.6, ebike.FastestMps, 1e-12);
    }

    [Fact]
    public void Ebike_ObeysOneway_AndWalkersDoNot()
    {
        var street = new RoadEdge(0, 1, 100, 100, 0, RoadClass.Primary, RoadAccess.Walk | RoadAccess.CycleForward);

        Assert.True(Named("ebike").MayGoForward(street));
        Assert.False(Named("ebike").MayGoBackward(street));
        Assert.True(Named("walk").MayGoForward(street));
        Assert.True(Named("walk").MayGoBackward(street));
    }

    [Fact]
    public void Profile_OfAnotherFile_IsCappedAndConverted()
    {
        var profile = Assert.Single(
            Read(
                """{"profiles":[{"code":"fast","right":"Cycle","accessMps":1,"maxKmh":36,"speedKmh":{"Primary":72,"Path":18}}]}"""
            )
        );

        // 36 km/h is 10 m/s, 18 km/h is 5 m/s.
        Assert.Equal(
            (10.0, 5.0, 0.0),
            (profile.SpeedMps(RoadClass.Primary), profile.SpeedMps(RoadClass.Path), profile.SpeedMps(RoadClass.Track))
        );
        Assert.Equal(RoadAccess.CycleForward, profile.Forward);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"profiles":[]}""")]
    [InlineData("""{"profiles":[null]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"walk","accessMps":1}]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"walk","accessMps":1,"speedMps":{},"speedKmh":{}}]}""")]
    [InlineData("""{"profiles":[{"code":"","right":"walk","accessMps":1,"speedMps":{"Path":1}}]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"fly","accessMps":1,"speedMps":{"Path":1}}]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"walk","accessMps":0,"speedMps":{"Path":1}}]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"walk","accessMps":1,"speedMps":{"Path":-1}}]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"walk","accessMps":1,"speedMps":{"Path":1e999}}]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"walk","accessMps":1,"maxKmh":0,"speedMps":{"Path":1}}]}""")]
    [InlineData("""{"profiles":[{"code":"x","right":"walk","accessMps":1,"speedMps":{"Pfad":1}}]}""")]
    [InlineData(
        """{"profiles":[{"code":"x","right":"walk","accessMps":1,"speedMps":{"Path":1}},{"code":"x","right":"walk","accessMps":1,"speedMps":{"Path":1}}]}"""
    )]
    public void Profiles_OfAnotherForm_AreRefused(string json) =>
        Assert.Equal(RoadErrorCodes.BadProfiles, ReadRoads.Refusal(() => Read(json)).Code);

    private static TravelProfile Named(string code) => TravelProfiles.Default.Single(profile => profile.Code == code);

    private static IReadOnlyList<TravelProfile> Read(string json) =>
        TravelProfiles.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}

using System.Text;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Roads;
using static QhdHomeMap.Geo.Roads.RoadAccess;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class RoadRulesTests
{
    [Theory]
    // Classes; links belong to what they join.
    [InlineData("highway=trunk", RoadClass.Trunk, All)]
    [InlineData("highway=primary_link", RoadClass.Primary, All)]
    [InlineData("highway=tertiary", RoadClass.Tertiary, All)]
    [InlineData("highway=living_street", RoadClass.LivingStreet, All)]
    [InlineData("highway=cycleway", RoadClass.Cycleway, All)]
    [InlineData("highway=path", RoadClass.Path, All)]
    [InlineData("highway=track", RoadClass.Track, All)]
    // Footways and squares only with an express right, steps and corridors never.
    [InlineData("highway=footway", RoadClass.Footway, Walk)]
    [InlineData("highway=footway bicycle=yes", RoadClass.Footway, All)]
    [InlineData("highway=footway bicycle=designated", RoadClass.Footway, All)]
    [InlineData("highway=footway access=yes", RoadClass.Footway, Walk)]
    [InlineData("highway=pedestrian", RoadClass.Pedestrian, Walk)]
    [InlineData("highway=pedestrian area=yes", RoadClass.Pedestrian, Walk)]
    [InlineData("highway=steps bicycle=yes", RoadClass.Steps, Walk)]
    // An e-bike is no motor vehicle, but it is a vehicle.
    [InlineData("highway=service motor_vehicle=no", RoadClass.Service, All)]
    [InlineData("highway=service vehicle=no", RoadClass.Service, Walk)]
    [InlineData("highway=service vehicle=no bicycle=yes", RoadClass.Service, All)]
    [InlineData("highway=residential bicycle=dismount", RoadClass.Residential, Walk)]
    [InlineData("highway=residential electric_bicycle=no", RoadClass.Residential, Walk)]
    [InlineData("highway=residential foot=no", RoadClass.Residential, Cycle)]
    [InlineData("highway=primary foot=use_sidepath bicycle=use_sidepath sidewalk=both", RoadClass.Unknown, None)]
    // Private ground, unless somebody may.
    [InlineData("highway=service access=private foot=yes", RoadClass.Service, Walk)]
    [InlineData("highway=service access=no bicycle=permissive", RoadClass.Service, Cycle)]
    [InlineData("highway=service access=destination", RoadClass.Service, All)]
    [InlineData("highway=busway foot=yes", RoadClass.Service, Walk)]
    // Directions: those on foot do not care.
    [InlineData("highway=primary oneway=yes", RoadClass.Primary, Walk | CycleForward)]
    [InlineData("highway=primary oneway=-1", RoadClass.Primary, Walk | CycleBackward)]
    [InlineData("highway=primary oneway=no", RoadClass.Primary, All)]
    [InlineData("highway=primary oneway=reversible", RoadClass.Primary, Walk)]
    [InlineData("highway=primary oneway=alternating", RoadClass.Primary, All)]
    [InlineData("highway=primary junction=roundabout", RoadClass.Primary, Walk | CycleForward)]
    [InlineData("highway=primary junction=roundabout oneway=no", RoadClass.Primary, All)]
    [InlineData("highway=primary oneway=yes oneway:bicycle=no", RoadClass.Primary, All)]
    [InlineData("highway=primary oneway:bicycle=yes", RoadClass.Primary, Walk | CycleForward)]
    [InlineData("highway=primary oneway=yes cycleway=opposite", RoadClass.Primary, All)]
    [InlineData("highway=primary oneway=yes cycleway:left=opposite_lane", RoadClass.Primary, All)]
    [InlineData("highway=footway oneway:foot=yes", RoadClass.Footway, WalkForward)]
    // Bridges and tunnels are roads.
    [InlineData("highway=secondary bridge=yes layer=1", RoadClass.Secondary, All)]
    [InlineData("highway=secondary tunnel=yes layer=-1", RoadClass.Secondary, All)]
    public void Way_ByItsTags_IsOpenToThese(string tags, RoadClass roadClass, RoadAccess access)
    {
        var verdict = Judge(tags);

        Assert.Equal(access, verdict.Access);
        Assert.Equal(access == None ? RoadDrop.Closed : RoadDrop.None, verdict.Drop);
        if (access != None)
        {
            Assert.Equal(roadClass, verdict.Class);
        }
    }

    [Theory]
    [InlineData("highway=motorway", RoadDrop.Closed)]
    [InlineData("highway=motorway_link foot=yes bicycle=yes", RoadDrop.Closed)]
    [InlineData("highway=trunk motorroad=yes", RoadDrop.Closed)]
    [InlineData("highway=service access=private", RoadDrop.Closed)]
    [InlineData("highway=residential access=no", RoadDrop.Closed)]
    [InlineData("highway=busway", RoadDrop.Closed)]
    [InlineData("highway=construction construction=primary", RoadDrop.NotBuilt)]
    [InlineData("highway=proposed", RoadDrop.NotBuilt)]
    [InlineData("highway=service area=yes", RoadDrop.Area)]
    [InlineData("route=ferry", RoadDrop.Ferry)]
    [InlineData("highway=service route=ferry", RoadDrop.Ferry)]
    [InlineData("highway=raceway", RoadDrop.UnknownKind)]
    [InlineData("highway=platform", RoadDrop.UnknownKind)]
    [InlineData("waterway=river", RoadDrop.NotARoad)]
    [InlineData("", RoadDrop.NotARoad)]
    public void Way_ByItsTags_IsLeftOut(string tags, RoadDrop reason) => Assert.Equal(reason, Judge(tags).Drop);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Rules_OfAnotherForm_AreRefused(string json) =>
        Assert.Equal(RoadErrorCodes.BadRules, Refusal(json).Code);

    [Theory]
    [InlineData("\"Motorway\"", "\"Autobahn\"")]
    [InlineData("\"NotBuilt\"", "\"NotLiked\"")]
    [InlineData("\"forward\"", "\"onward\"")]
    [InlineData("\"names\"", "\"titles\"")]
    [InlineData("[\"roundabout\", \"circular\"]", "null")]
    [InlineData("[\"roundabout\", \"circular\"]", "[null]")]
    public void Rules_WithAWordMisspelt_AreRefused(string word, string misspelt)
    {
        var json = House.Replace(word, misspelt, StringComparison.Ordinal);

        Assert.NotEqual(House, json);
        Assert.Equal(RoadErrorCodes.BadRules, Refusal(json).Code);
    }

    [Fact]
    public void Rules_OfAnotherFile_AreObeyed()
    {
        var json = House.Replace("\"road\": {", "\"raceway\": {", StringComparison.Ordinal);
        var rules = RoadRules.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(RoadDrop.None, Judge("highway=raceway", rules).Drop);
        Assert.Equal(RoadDrop.UnknownKind, Judge("highway=road", rules).Drop);
    }

    private static string House
    {
        get
        {
            using var reader = new StreamReader(EmbeddedJson.Open("road-rules.json"));
            return reader.ReadToEnd();
        }
    }

    private static RoadFileException Refusal(string json) =>
        ReadRoads.Refusal(() => RoadRules.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));

    private static RoadVerdict Judge(string tags, RoadRules? rules = null)
    {
        rules ??= RoadRules.Default;
        var values = new string?[rules.Keys.Count];
        foreach (var tag in tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=')))
        {
            if (rules.Keys.TryGetValue(tag[0], out var key))
            {
                values[key] = tag[1];
            }
        }

        return rules.Judge(values);
    }
}

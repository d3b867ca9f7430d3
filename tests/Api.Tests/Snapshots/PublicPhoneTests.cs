using System.Text;
using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Tests.Snapshots;

public sealed class PublicPhoneTests
{
    /// <summary>Digits, dashes, spaces and commas in every length around a mobile number's: what the glance lets through stands.</summary>
    [Fact]
    public void Glance_OnRandomNumbers_LetsThroughOnlyWhatStaysAsItIs()
    {
        const string characters = "1111335556789000-- ,";
        var random = new Random(11);
        var plain = 0;
        for (var n = 0; n < 50_000; n++)
        {
            var phone = new string(random.GetItems<char>(characters, random.Next(1, 16)));
            if (!PublicPhone.IsPlain(Encoding.UTF8.GetBytes(phone)))
                continue;
            plain++;
            Assert.Equal(phone, PublicPhone.Of(phone));
        }
        Assert.InRange(plain, 1_000, 49_000);
    }

    [Theory]
    [InlineData("0335-3000001", true)]
    [InlineData("12351", true)]
    [InlineData("13912345678", false)]
    [InlineData("139-1234-5678", false)]
    [InlineData("0335-3000001 13912345678", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    public void Glance_OnANumber_KnowsALandline(string phone, bool plain) =>
        Assert.Equal(plain, PublicPhone.IsPlain(Encoding.UTF8.GetBytes(phone)));
}

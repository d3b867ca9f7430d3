using System.Text;
using CsCheck;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>WeChat's own examples of signature and cipher, all of them.</summary>
public sealed class CallbackVectorTests
{
    private const string Token = "AAAAA";
    private const string AppId = "wxba5fad812f8e6fb9";
    private static readonly string AesKey = new('A', 43);

    private const string Encrypted =
        "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT"
        + "740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8Y"
        + "L/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

    private const string Plain =
        """{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}""";

    private static readonly CallbackQuery SafeQuery = new(
        "not looked at",
        "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
        "1714112445",
        "415670741"
    );

    [Theory]
    [InlineData("1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696")]
    [InlineData("1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78")]
    public void Door_InPlainMode_KnowsWeChatsSignature(string timestamp, string nonce, string signature)
    {
        var door = new CallbackDoor(Token, null);

        Assert.True(door.IsWeChat(new CallbackQuery(signature, "", timestamp, nonce)));
        Assert.NotNull(door.Open(new CallbackQuery(signature, "", timestamp, nonce), "{}"u8.ToArray()));
        Assert.False(door.IsWeChat(new CallbackQuery(signature, "", timestamp, nonce + "1")));
        Assert.Null(door.Open(new CallbackQuery(signature[..39], "", timestamp, nonce), "{}"u8.ToArray()));
    }

    [Fact]
    public void Door_InSafeMode_OpensWeChatsExample()
    {
        var cipher = new CallbackCipher(AesKey, AppId);

        var opened = new CallbackDoor(Token, cipher).Open(SafeQuery, Json(Encrypted));

        Assert.Equal(Plain, Encoding.UTF8.GetString(opened!));
    }

    [Fact]
    public void Door_InSafeMode_OpensTheSameInXml()
    {
        var cipher = new CallbackCipher(AesKey, AppId);
        var xml =
            $"<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[{Encrypted}]]></Encrypt></xml>";

        var opened = new CallbackDoor(Token, cipher).Open(SafeQuery, Encoding.UTF8.GetBytes(xml));

        Assert.Equal(Plain, Encoding.UTF8.GetString(opened!));
    }

    [Fact]
    public void Door_InSafeMode_SealsWeChatsExample()
    {
        var cipher = new CallbackCipher(AesKey, AppId);

        var encrypted = cipher.Encrypt("""{"demo_resp":"good luck"}"""u8, "707722b803182950"u8);

        Assert.Equal(
            "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==",
            encrypted
        );
        Assert.Equal(
            $$"""{"Encrypt":"{{encrypted}}","MsgSignature":"1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1","TimeStamp":1713424427,"Nonce":"415670741"}""",
            new CallbackDoor(Token, cipher).Seal(encrypted, 1713424427, "415670741")
        );
    }

    [Fact]
    public void Door_InSafeMode_TakesNothingInPlainMode()
    {
        var cipher = new CallbackCipher(AesKey, AppId);
        var plain = new CallbackQuery("899cf89e464efb63f54ddac96b0a0a235f53aa78", "", "1714037059", "486452656");

        Assert.Null(new CallbackDoor(Token, cipher).Open(plain, Encoding.UTF8.GetBytes(Plain)));
    }

    /// <summary>Without a token anybody can compute the signature.</summary>
    [Fact]
    public void Door_WithoutAToken_StaysShut()
    {
        var signature = CallbackSignature.Compute("", "1714037059", "486452656");
        var query = new CallbackQuery(signature, "", "1714037059", "486452656");

        Assert.False(new CallbackDoor("", null).IsWeChat(query));
        Assert.Null(new CallbackDoor("", null).Open(query, Encoding.UTF8.GetBytes(Plain)));
    }

    [Fact]
    public void Door_GivenAnotherAppsMessage_RefusesIt()
    {
        var cipher = new CallbackCipher(AesKey, "wx0000000000000001");

        Assert.Null(new CallbackDoor(Token, cipher).Open(SafeQuery, Json(Encrypted)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Cipher_GivenWhatItNeverWrote_ReturnsNothing(string encrypted)
    {
        var cipher = new CallbackCipher(AesKey, AppId);

        Assert.Null(cipher.Decrypt(encrypted));
    }

    /// <summary>Every length has its padding: 1 to 32 bytes, a whole block when nothing would be needed.</summary>
    [Fact]
    public void Cipher_GivenAnyMessage_ReadsBackWhatItWrote()
    {
        var cipher = new CallbackCipher(AesKey, AppId);

        Gen.Byte.Array[0, 100]
            .Sample(message =>
            {
                var encrypted = cipher.Encrypt(message);
                Assert.Equal(0, Convert.FromBase64String(encrypted).Length % 32);
                Assert.Equal(message, cipher.Decrypt(encrypted));
            });
    }

    [Fact]
    public void Cipher_GivenAChangedTail_ReturnsNothing()
    {
        var cipher = new CallbackCipher(AesKey, AppId);
        var bytes = Convert.FromBase64String(cipher.Encrypt("hello"u8));

        for (var bit = 0; bit < 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[^17] ^= (byte)(1 << bit); // the last block but one: it flips the same bit of the last byte of padding
            Assert.Null(cipher.Decrypt(Convert.ToBase64String(changed)));
        }
    }

    private static byte[] Json(string encrypted) =>
        Encoding.UTF8.GetBytes($$"""{"ToUserName":"gh_97417a04a28d","Encrypt":"{{encrypted}}"}""");
}

using Microsoft.Extensions.Time.Testing;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>What a test expects to have become of a call.</summary>
internal static class Answers
{
    public static T Value<T>(this WeChatAnswer<T> answer) => Assert.IsType<Answered<T>>(answer).Value;

    public static WeChatRefusal Refusal<T>(this WeChatAnswer<T> answer) => Assert.IsType<Refused<T>>(answer).Refusal;

    public static int RefusalCode<T>(this WeChatAnswer<T> answer) => answer.Refusal().Code;

    public static UnknownCause Cause<T>(this WeChatAnswer<T> answer) => Assert.IsType<Unknown<T>>(answer).Cause;

    /// <summary>Moves the clock until the task has ended: what it waits for are pauses and limits of this clock.</summary>
    public static async Task<T> MovingAsync<T>(this FakeTimeProvider clock, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(0.5));
            await Task.WhenAny(task, Task.Delay(5));
        }
        return await task;
    }
}

using TriageBot.Models.Tests.Peers;

// One server for all tests: it starts when the first of them needs it.
[assembly: AssemblyFixture(typeof(AiMock))]
